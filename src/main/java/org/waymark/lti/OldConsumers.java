package org.waymark.lti;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The LTI 1.1 consumer keys of platforms that moved to LTI 1.3, and what launches prove with them. */
@Service
@Transactional
public class OldConsumers {

    private static final Logger log = LoggerFactory.getLogger(OldConsumers.class);
    private static final int LONGEST_ID = 255;

    private final OldConsumerRepository consumers;
    private final BytesEncryptor encryptor;
    private final Clock clock;

    OldConsumers(OldConsumerRepository consumers, BytesEncryptor encryptor, Clock clock) {
        this.consumers = consumers;
        this.encryptor = encryptor;
        this.clock = clock;
    }

    /** A key as an operator sees it: its secret is never shown again. */
    public record Known(UUID id, String consumerKey, Instant createdAt) {}

    /** Keeps a key with its secret, which is encrypted; the same key again takes the new secret. */
    public void keep(UUID registration, String consumerKey, String secret) {
        byte[] encrypted = encryptor.encrypt(secret.getBytes(StandardCharsets.UTF_8));
        consumers
                .findByRegistrationAndConsumerKey(registration, consumerKey)
                .ifPresentOrElse(
                        known -> known.changeSecret(encrypted),
                        () -> consumers.save(new OldConsumer(registration, consumerKey, encrypted, clock.instant())));
    }

    public void forget(UUID id, UUID registration) {
        consumers.remove(id, registration);
    }

    @Transactional(readOnly = true)
    public List<Known> of(UUID registration) {
        return consumers.findByRegistrationOrderByConsumerKey(registration).stream()
                .map(OldConsumer::known)
                .toList();
    }

    /**
     * The old ids that a launch proves: whoever signed knows the secret of the old key. A claim that proves nothing is as
     * good as none; the launch itself goes on.
     */
    @Transactional(readOnly = true)
    Optional<OldIdsProven> proven(IdToken token, LtiLaunch launch) {
        IdToken.OldClaim old = token.old();
        if (old == null || old.consumerKey().length() > LONGEST_ID) {
            return Optional.empty();
        }
        Optional<OldConsumer> consumer =
                consumers.findByRegistrationAndConsumerKey(launch.registration(), old.consumerKey());
        if (consumer.isEmpty()) {
            return Optional.empty();
        }
        String secret = new String(encryptor.decrypt(consumer.get().secret()), StandardCharsets.UTF_8);
        if (!same(sign(baseString(old.consumerKey(), token, launch), secret), old.sign())) {
            log.warn("Registration {} sent an oauth_consumer_key_sign that proves nothing", launch.registration());
            return Optional.empty();
        }
        // Migration Guide, 6.1: ids that did not change need not be repeated
        String userId = old.userId() == null ? launch.sub() : old.userId();
        return Optional.of(
                new OldIdsProven(launch, old.consumerKey(), shortOne(userId), shortOne(old.resourceLinkId())));
    }

    /** LTI 1.3 Migration Guide 1.0, 6.2.2. */
    static String baseString(String consumerKey, IdToken token, LtiLaunch launch) {
        Instant exp = token.time("exp");
        return String.join(
                "&",
                consumerKey,
                launch.deploymentId(),
                launch.issuer(),
                launch.clientId(),
                String.valueOf(exp == null ? 0 : exp.getEpochSecond()),
                String.valueOf(token.text("nonce")));
    }

    /** LTI 1.3 Migration Guide 1.0, 6.2.2: base64 of the HMAC-SHA256 of the base string. */
    static String sign(String baseString, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String shortOne(@Nullable String id) {
        return id == null || id.length() > LONGEST_ID ? null : id;
    }
}
