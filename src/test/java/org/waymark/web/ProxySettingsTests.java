package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.waymark.settings.BadSetting;

class ProxySettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "10.0.0.0/24", "fd00::/8", "::1"})
    void takesAddressesAndNetworks(String proxy) {
        assertThat(new ProxySettings(List.of(proxy)).proxies()).containsExactly(proxy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0.0/99", "10\\.0\\..*", "cafe", ""})
    void refusesWhatIsNone(String proxy) {
        assertThatThrownBy(() -> new ProxySettings(List.of(proxy)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("WAYMARK_PROXIES");
    }

    /** The client is on the district's network, as the proxy, and has made up the first of the two. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 10.1.2.3", ", 203.0.113.9"})
    void whoIsNotNamedIsNotBelieved(String proxies, String counted) throws Exception {
        assertThat(client(proxies, "203.0.113.9, 10.1.2.3")).isEqualTo(counted);
    }

    private static String client(String proxies, String forwarded) throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        if (proxies != null) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("set", java.util.Map.of("waymark.proxies", proxies)));
        }
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(environment.getProperty("server.tomcat.remoteip.internal-proxies"));
        String[] seen = new String[1];
        valve.setNext(new ValveBase() {
            @Override
            public void invoke(Request request, Response response) throws IOException {
                seen[0] = request.getRemoteAddr();
            }
        });
        org.apache.coyote.Request coyote = new org.apache.coyote.Request();
        coyote.getMimeHeaders().addValue("x-forwarded-for").setString(forwarded);
        Request request = new Request(new Connector(), coyote);
        request.setRemoteAddr("127.0.0.1");
        valve.invoke(request, new Response(new org.apache.coyote.Response()));
        return seen[0];
    }
}
