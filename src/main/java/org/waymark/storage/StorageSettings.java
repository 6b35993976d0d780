package org.waymark.storage;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.waymark.settings.BadSetting;

/**
 * Where evidence lies, how much of it may be brought, and who looks for viruses in it.
 *
 * @param maxFileSize the largest file
 * @param personQuota what one person may keep in all, uploads under way included
 * @param districtQuota what a district may keep in all; none without a number
 * @param s3 an S3-compatible bucket instead of the data folder
 * @param clamav a ClamAV daemon; nothing is shown to others before it has found it clean
 */
@ConfigurationProperties("waymark.storage")
record StorageSettings(
        @DefaultValue("2GB") DataSize maxFileSize,
        @DefaultValue("20GB") DataSize personQuota,
        @Nullable DataSize districtQuota,
        @DefaultValue S3 s3,
        @DefaultValue ClamAv clamav) {

    StorageSettings {
        require(
                maxFileSize.toMegabytes() >= 1 && maxFileSize.toGigabytes() <= 50,
                "WAYMARK_STORAGE_MAX_FILE_SIZE must be from 1MB to 50GB.");
        require(
                personQuota.compareTo(maxFileSize) >= 0,
                "WAYMARK_STORAGE_PERSON_QUOTA must have room for one file of WAYMARK_STORAGE_MAX_FILE_SIZE.");
        require(
                districtQuota == null || districtQuota.compareTo(personQuota) >= 0,
                "WAYMARK_STORAGE_DISTRICT_QUOTA must have room for one person's WAYMARK_STORAGE_PERSON_QUOTA.");
    }

    /**
     * A bucket of S3 or of what speaks its language.
     *
     * @param endpoint where it is, if not Amazon's own
     * @param accessKey with the secret key; without them the machine's own credentials count
     * @param pathStyle whether the bucket's name stands in the path; most others than Amazon want that
     */
    record S3(
            @Nullable String bucket,
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("true") boolean pathStyle) {

        S3 {
            bucket = blankToNull(bucket);
            accessKey = blankToNull(accessKey);
            secretKey = blankToNull(secretKey);
            endpoint = endpoint == null || endpoint.toString().isBlank() ? null : endpoint;
            require(
                    (accessKey == null) == (secretKey == null),
                    "WAYMARK_STORAGE_S3_ACCESS_KEY and WAYMARK_STORAGE_S3_SECRET_KEY belong together.");
            require(
                    bucket != null || endpoint == null && accessKey == null,
                    "WAYMARK_STORAGE_S3_BUCKET must name the bucket in which evidence is kept.");
            require(
                    endpoint == null
                            || endpoint.getHost() != null
                                    && ("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme())),
                    "WAYMARK_STORAGE_S3_ENDPOINT must be an address such as https://s3.example.org.");
        }

        boolean chosen() {
            return bucket != null;
        }
    }

    /**
     * A ClamAV daemon on this machine or another.
     *
     * @param host its name, for TCP
     * @param socket its local socket, instead of a host
     * @param release whether what waits for a daemon that is gone for good is shown as it is
     */
    record ClamAv(
            @Nullable String host,
            @DefaultValue("3310") int port,
            @Nullable Path socket,
            boolean release) {

        ClamAv {
            host = blankToNull(host);
            socket = socket == null || socket.toString().isBlank() ? null : socket;
            require(
                    host == null || socket == null,
                    "Set WAYMARK_STORAGE_CLAMAV_HOST or WAYMARK_STORAGE_CLAMAV_SOCKET, not both.");
            require(port > 0 && port < 65_536, "WAYMARK_STORAGE_CLAMAV_PORT must be from 1 to 65535.");
        }

        boolean chosen() {
            return host != null || socket != null;
        }
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
