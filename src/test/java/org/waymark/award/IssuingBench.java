package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.management.OperatingSystemMXBean;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

/**
 * What it costs to make a badge, in CPU time of the whole process, against {@code @digitalbazaar/vc} signing the same
 * credential in the same run. Run by {@code ./mvnw -Pbench verify -Dit.test=IssuingBench}; Node is needed.
 */
class IssuingBench {

    private static final int WARM_UP = 10_000;
    private static final int TIMES = 1000;
    private static final int ROUNDS = 3;

    /** As many times as much the other may cost at least. */
    private static final double BAR = 7;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final DefinitionVersion definition = TestBadges.definition("Formative assessment");
    private final AwardFacts facts = TestBadges.facts(TestBadges.award(DistrictId.fresh(), definition), definition);
    private final Ed25519PrivateKeyParameters ed25519 = new Ed25519PrivateKeyParameters(new SecureRandom());
    private final String method = DidDocument.methodId(facts.issuer().did(), Multikey.of(ed25519.generatePublicKey()));
    private final SigningKey key = new SigningKey(
            method,
            ed25519,
            "https://waymark.example.org/keys/rsa-1",
            new RSASSASigner(new RSAKeyGenerator(2048).generate()));

    IssuingBench() throws JOSEException {}

    @Test
    void aBadgeCostsASeventhOfWhatItCostsElsewhere() {
        JsonObject credential = TestBadges.BUILDER.build(facts);
        times(WARM_UP, this::signed);
        times(WARM_UP / 30, this::jwt);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> jwts = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            theirs.addAll(OtherVerifiers.costOfIssuing(credential, 500, 200, 1));
            ours.add(times(TIMES, this::signed));
            jwts.add(times(TIMES / 4, this::jwt));
        }

        double ratio = Collections.min(theirs) / Collections.min(ours);
        System.out.printf(
                Locale.ROOT,
                "CPU ms per badge: built, checked and signed here %s; signed by @digitalbazaar/vc %s; ratio %.1f;"
                        + " the JWT besides %s%n",
                ours,
                theirs,
                ratio,
                jwts);
        assertThat(ratio).isGreaterThanOrEqualTo(BAR);
    }

    private String signed() {
        JsonObject credential = TestBadges.BUILDER.build(facts);
        TestBadges.RULES.require(credential);
        return TestBadges.CRYPTOSUITE
                .sign(credential, method, Instant.EPOCH, ed25519)
                .toString();
    }

    private String jwt() {
        return VcJwt.sign(TestBadges.BUILDER.build(facts), key);
    }

    /** CPU milliseconds for each. */
    private double times(int count, Supplier<String> issue) {
        long before = process.getProcessCpuTime();
        int length = 0;
        for (int i = 0; i < count; i++) {
            length += issue.get().length();
        }
        assertThat(length).isPositive();
        return (process.getProcessCpuTime() - before) / 1e6 / count;
    }
}
