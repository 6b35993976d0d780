package org.waymark.award;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.GaveUp;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.review.Decisions;
import org.waymark.settings.WaymarkSettings;

/** Makes the signed credential of an award, once. */
@Component
class CredentialSigner implements DueWork<CredentialSigner.Unsigned> {

    private static final Logger log = LoggerFactory.getLogger(CredentialSigner.class);

    /** An award that waits for its credential. */
    record Unsigned(AwardId award, DistrictId district) {}

    private final AwardRepository awards;
    private final Issuers issuers;
    private final Definitions definitions;
    private final Districts districts;
    private final Decisions decisions;
    private final EddsaRdfc2022 cryptosuite;
    // Implemented above, by a package that builds on this one.
    private final ObjectProvider<CredentialStatuses> statuses;
    private final WaymarkSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CredentialSigner(
            AwardRepository awards,
            Issuers issuers,
            Definitions definitions,
            Districts districts,
            Decisions decisions,
            EddsaRdfc2022 cryptosuite,
            ObjectProvider<CredentialStatuses> statuses,
            WaymarkSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.awards = awards;
        this.issuers = issuers;
        this.definitions = definitions;
        this.districts = districts;
        this.decisions = decisions;
        this.cryptosuite = cryptosuite;
        this.statuses = statuses;
        this.settings = settings;
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
                .filter(award -> !award.isSigned())
                .ifPresent(award -> sign(award, key)));
    }

    @Override
    public void givenUp(Unsigned unsigned, String why) {
        log.error("Award {} has no signed credential: {}", unsigned.award(), why);
    }

    private void sign(Award award, SigningKey key) {
        DefinitionVersion definition = definitions.version(award.definitionVersion(), award.district());
        IssuerProfile issuer = IssuerProfile.of(districts.card(award.district()), settings);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            JsonObject credential = withStatus(
                    new CredentialBuilder(settings)
                            .build(award, definition, issuer, decisions.readers(award.submission(), award.district())),
                    award);
            award.sign(
                    cryptosuite
                            .sign(credential, key.id(), now, key.privateKey())
                            .toString(),
                    now);
        } catch (BadProof e) {
            // The same words would be refused the next time as well.
            throw new GaveUp(String.valueOf(e.getMessage()));
        }
        log.info("Award {} signed", award.id());
    }

    private JsonObject withStatus(JsonObject credential, Award award) {
        JsonObjectBuilder more = JsonText.object(credential);
        statuses.stream()
                .map(each -> each.validUntil(award.id(), award.district()))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(until -> more.add(
                        "validUntil", until.truncatedTo(ChronoUnit.SECONDS).toString()));
        List<JsonObject> entries = statuses.stream()
                .flatMap(each -> each.entries(award.id(), award.district()).stream())
                .toList();
        if (!entries.isEmpty()) {
            more.add("credentialStatus", JsonText.array(entries));
        }
        return more.build();
    }
}
