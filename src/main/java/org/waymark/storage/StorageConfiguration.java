package org.waymark.storage;

import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.waymark.settings.WaymarkSettings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The data folder, or the bucket that the settings name. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /** As long as a database is waited for where a person waits; what carries bytes is given more ({@link S3EvidenceStore}). */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Of a file on its way nothing came for so long; the file as a whole may take hours. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Bean
    ScratchFiles scratchFiles(WaymarkSettings waymark, Clock clock) {
        ScratchFiles scratch = new ScratchFiles(waymark.dataDir().resolve("scratch"));
        scratch.tidy(clock.instant());
        return scratch;
    }

    /** The parts of a form that are too large for memory lie there, too. */
    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties properties, ScratchFiles scratch) {
        properties.setLocation(scratch.folder().toString());
        return properties.createMultipartConfig();
    }

    @Bean
    EvidenceStore evidenceStore(WaymarkSettings waymark, StorageSettings storage, ScratchFiles scratch) {
        return store(waymark, storage, scratch);
    }

    static EvidenceStore store(WaymarkSettings waymark, StorageSettings storage, ScratchFiles scratch) {
        return storage.s3().chosen()
                ? new S3EvidenceStore(
                        client(storage.s3()), String.valueOf(storage.s3().bucket()), scratch)
                : new DiskEvidenceStore(waymark.dataDir().resolve("evidence"));
    }

    static S3Client client(StorageSettings.S3 settings) {
        return client(settings, PATIENCE);
    }

    /** @param patience for one try; there are two */
    static S3Client client(StorageSettings.S3 settings, Duration patience) {
        // Checksums that Amazon invented later are refused by many others; the ETag and our own SHA-256 are enough.
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(SILENCE))
                .overrideConfiguration(all -> all.apiCallAttemptTimeout(patience)
                        .apiCallTimeout(patience.multipliedBy(2).plusSeconds(1))
                        .retryStrategy(tries -> tries.maxAttempts(2)))
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        if (settings.accessKey() != null && settings.secretKey() != null) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        }
        return builder.build();
    }
}
