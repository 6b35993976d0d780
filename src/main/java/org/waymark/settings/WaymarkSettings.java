package org.waymark.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets, read from {@code WAYMARK_*}; a value that cannot work stops the start with a sentence.
 *
 * @param baseUrl where people and LMSs reach Waymark, without a trailing slash
 * @param dataDir the folder of the H2 file, the evidence and the generated secrets
 * @param secret encrypts private keys at rest; made and kept in {@code dataDir} when absent
 * @param adminToken opens the operator's pages and API; without it they answer 404
 * @param ltiPrivateHosts hosts on private addresses which Waymark may call, then over http too
 * @param sampleContent whether a new district starts with the sample micro-credentials
 */
@ConfigurationProperties("waymark")
public record WaymarkSettings(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("./data") Path dataDir,
        @Nullable String secret,
        @Nullable String adminToken,
        @DefaultValue List<String> ltiPrivateHosts,
        @DefaultValue("true") boolean sampleContent) {

    static final String NO_ADDRESS =
            "WAYMARK_BASE_URL must be set where SPRING_DATASOURCE_URL is: badges are bound to that address for good.";

    public WaymarkSettings {
        baseUrl = checkedBaseUrl(baseUrl);
        secret = blankToNull(secret);
        adminToken = blankToNull(adminToken);
        require(secret == null || secret.length() >= 32, "WAYMARK_SECRET must have at least 32 characters.");
        require(
                adminToken == null || adminToken.length() >= 20,
                "WAYMARK_ADMIN_TOKEN must have at least 20 characters.");
        ltiPrivateHosts = ltiPrivateHosts.stream()
                .map(String::trim)
                .filter(host -> !host.isEmpty())
                .toList();
        for (String host : ltiPrivateHosts) {
            require(
                    host.matches("[A-Za-z0-9.:\\[\\]-]+"),
                    "WAYMARK_LTI_PRIVATE_HOSTS takes host names separated by commas; \"" + host + "\" is none.");
        }
    }

    /** An address of ours: the base URL with this path. */
    public String url(String path) {
        return baseUrl + path;
    }

    /** The JDBC address of the H2 file in the data folder. */
    public String embeddedDatabase() {
        return EmbeddedDatabaseAddress.in(dataDir);
    }

    private static URI checkedBaseUrl(URI given) {
        String text = given.toString().replaceAll("/+$", "");
        URI url = URI.create(text);
        String host = url.getHost();
        require(
                host != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme())),
                "WAYMARK_BASE_URL must be an address such as https://waymark.example.org; \"" + given + "\" is none.");
        require(
                "https".equals(url.getScheme()) || "localhost".equals(host) || "127.0.0.1".equals(host),
                "WAYMARK_BASE_URL must begin with https:// unless its host is localhost.");
        require(
                url.getRawQuery() == null
                        && url.getRawFragment() == null
                        && url.getRawPath().isEmpty(),
                "WAYMARK_BASE_URL must be a bare origin, without path, query or fragment.");
        return url;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadSetting(sentence);
        }
    }
}
