package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a person reads on a page leads to the lines of the request in a log of JSON, switched on as an operator does it. */
class JsonLogTests {

    private static final Pattern PAGE = Pattern.compile("(?m)^# (.+)$");

    @ParameterizedTest
    @CsvSource({"ecs, $.request", "logstash, $.request", "gelf, $._request"})
    void aLineHasTheNumberOfThePage(String format, String where) throws Exception {
        String said = said(format);
        Matcher page = PAGE.matcher(said);
        assertThat(page.find()).as(said).isTrue();

        List<String> lines =
                said.lines().filter(line -> line.contains("It went wrong")).toList();

        assertThat(lines)
                .singleElement()
                .satisfies(
                        line -> assertThat(JsonPath.<String>read(line, where)).isEqualTo(page.group(1)));
    }

    private static String said(String format) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fails.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("LOGGING_STRUCTURED_FORMAT_CONSOLE", format);
        Process java = builder.start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** Runs by itself: how it logs is settled when it begins. */
    @Configuration(proxyBeanMethods = false)
    static class Fails {

        public static void main(String[] arguments) throws Exception {
            SpringApplication application = new SpringApplication(Fails.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.run();
            RequestIds ids = new RequestIds(new SecureRandom());
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/home");
            ids.doFilter(
                    request,
                    new MockHttpServletResponse(),
                    (asked, answer) -> LoggerFactory.getLogger(Fails.class).error("It went wrong"));
            System.out.println("\n# " + ids.of(request));
        }
    }
}
