package org.waymark.award;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.GaveUp;
import org.waymark.people.DistrictId;

/** Makes the signed credential of an award, once for each edition. */
@Component
class CredentialSigner implements DueWork<CredentialSigner.Unsigned> {

    private static final Logger log = LoggerFactory.getLogger(CredentialSigner.class);

    /** An award that waits for its credential. */
    record Unsigned(AwardId award, DistrictId district) {}

    private final AwardRepository awards;
    private final Issuers issuers;
    private final KnownOfAwards known;
    private final CredentialBuilder builder;
    private final CredentialRules rules;
    private final EddsaRdfc2022 cryptosuite;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CredentialSigner(
            AwardRepository awards,
            Issuers issuers,
            KnownOfAwards known,
            CredentialBuilder builder,
            CredentialRules rules,
            EddsaRdfc2022 cryptosuite,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.awards = awards;
        this.issuers = issuers;
        this.known = known;
        this.builder = builder;
        this.rules = rules;
        this.cryptosuite = cryptosuite;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "sign-credential";
    }

    @Override
    public Class<Unsigned> dataType() {
        return Unsigned.class;
    }

    @Override
    public void run(Unsigned unsigned) {
        // Outside the transaction below, since a new key is committed on its own.
        SigningKey key = issuers.signingKey(unsigned.district());
        transaction.executeWithoutResult(status -> awards.findForChange(unsigned.award(), unsigned.district())
                .filter(Award::needsSignature)
                .ifPresent(award -> sign(award, key, known.alike(unsigned.district()))));
    }

    /**
     * Signs several in one transaction: all of those that it answers, or none where one of them cannot be signed. What somebody
     * else holds at this moment is left out.
     */
    Set<AwardId> runTogether(List<AwardId> some, DistrictId district) {
        SigningKey key = issuers.signingKey(district);
        return transaction.execute(status -> {
            List<Award> free = awards.findFreeForChange(some, district);
            // Only now: whoever changes what they say outdates them after this, or was before and is read.
            KnownOfAwards.Alike alike = known.alike(district);
            free.stream().filter(Award::needsSignature).forEach(award -> sign(award, key, alike));
            return free.stream().map(Award::id).collect(Collectors.toSet());
        });
    }

    @Override
    public void givenUp(Unsigned unsigned, String why) {
        log.error("Award {} has no signed credential: {}", unsigned.award(), why);
    }

    private void sign(Award award, SigningKey key, KnownOfAwards.Alike alike) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            JsonObject credential = builder.build(known.of(award, alike));
            rules.require(credential);
            award.sign(
                    cryptosuite
                            .sign(credential, key.id(), now, key.privateKey())
                            .toString(),
                    VcJwt.sign(credential, key),
                    now);
        } catch (BadProof e) {
            // The same words would be refused the next time as well.
            throw new GaveUp(String.valueOf(e.getMessage()));
        }
        log.info("Award {} signed", award.id());
    }
}
