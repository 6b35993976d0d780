package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.submission.Outcome;

/** What becomes of a badge, as verifiers, older backpacks and visitors are told. */
abstract class BadgeStatusContract {

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    BadgeTerms terms;

    @Autowired
    AwardRepository repository;

    @Autowired
    CredentialSigner signer;

    @Autowired
    CredentialVerifier verifier;

    @Autowired
    Issuers issuers;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId earner;
    private DefinitionVersion definition;
    private AwardId award;

    @BeforeEach
    void aSharedBadge() {
        clock.reset();
        district = districts.named("Cañada " + UUID.randomUUID());
        earner = people.seen(district, TestPeople.ISSUER, UUID.randomUUID().toString(), "Jordan Ríos");
        definition = definitions.published(district).get(0);
        award = awarded(earner);
        awards.share(award, earner, district, true);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void everyBadgeHasAPlaceOfItsOwnInASignedList() {
        JsonObject first = entry(award);
        JsonObject second = entry(awarded(PersonId.fresh()));

        assertThat(first.getString("type")).isEqualTo("BitstringStatusListEntry");
        assertThat(first.getString("statusPurpose")).isEqualTo("revocation");
        assertThat(first.getString("statusListCredential")).isEqualTo(second.getString("statusListCredential"));
        assertThat(first.getString("statusListIndex")).isNotEqualTo(second.getString("statusListIndex"));
        assertThat(first.getString("id"))
                .isEqualTo(first.getString("statusListCredential") + "#" + first.getString("statusListIndex"));
        assertThat(set("revocation")).isEmpty();
    }

    @Test
    void aListIsSignedByTheIssuerOfTheBadge() {
        JsonObject list = list("revocation");

        assertThatCode(() -> verifier.verify(list, issuers.document(district).orElseThrow()))
                .doesNotThrowAnyException();
        assertThat(list.getString("id")).isEqualTo(entry(award).getString("statusListCredential"));
        assertThat(list.getJsonArray("type").toString()).contains("BitstringStatusListCredential");
        assertThat(list.getJsonObject("credentialSubject").getString("statusPurpose"))
                .isEqualTo("revocation");
    }

    /** A verifier asks by its own clock whether what it reads holds yet. */
    @Test
    void aListThatWasSignedOnAClockAheadHoldsAtOnce() {
        clock.advance(Duration.ofDays(3));
        awards.revoke(award, district, "operator", RevocationReason.NOT_OWN_WORK, "Found elsewhere");
        runDue();
        clock.reset();

        JsonObject list = list("revocation");

        assertThat(list.keySet()).doesNotContain("validFrom", "validUntil");
        assertThat(set("revocation")).containsExactly(place(award));
    }

    @Test
    void aListIsForEveryoneAndForAFewMinutes() {
        assertThat(web.get().uri(path("revocation")))
                .hasStatusOk()
                .hasHeader("Content-Type", "application/json")
                .hasHeader("Cache-Control", "max-age=300, public")
                .hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(web.get().uri(path("revocation")).accept("application/vc"))
                .hasHeader("Content-Type", "application/vc");
    }

    @Test
    void thereIsNoOtherList() {
        assertThat(web.get().uri(path("revocation") + "1")).hasStatus(404);
        assertThat(web.get().uri(path("rumour"))).hasStatus(404);
        assertThat(web.get()
                        .uri(path("revocation")
                                .replace(district.toString(), DistrictId.fresh().toString())))
                .hasStatus(404);
    }

    @Test
    void aRevocationIsInTheListAndForGood() {
        awards.revoke(award, district, "operator", RevocationReason.NOT_OWN_WORK, "Found elsewhere");
        runDue();

        assertThat(set("revocation")).containsExactly(place(award));
        assertThat(set("suspension")).isEmpty();
        assertThatCode(() -> verifier.verify(
                        list("revocation"), issuers.document(district).orElseThrow()))
                .doesNotThrowAnyException();
    }

    @Test
    void aSuspensionIsInBothListsUntilItIsLifted() {
        awards.suspend(award, district, "operator", "A look");
        runDue();
        assertThat(set("revocation")).containsExactly(place(award));
        assertThat(set("suspension")).containsExactly(place(award));

        awards.resume(award, district, "operator");
        runDue();
        assertThat(set("revocation")).isEmpty();
        assertThat(set("suspension")).isEmpty();
    }

    @Test
    void aBadgeThatWasSuspendedBeforeItWasSignedIsOutAsThat() {
        AwardId made = made(PersonId.fresh());
        awards.suspend(made, district, "operator", "A look");
        signer.run(new CredentialSigner.Unsigned(made, district));
        runDue();

        assertThat(set("revocation")).containsExactly(place(made));
        assertThat(set("suspension")).containsExactly(place(made));

        awards.resume(made, district, "operator");
        runDue();
        assertThat(set("revocation")).isEmpty();
    }

    @Test
    void aSuspendedAwardCountsForNothingMeanwhile() {
        EarnedAwards earned = context.getBean(EarnedAwards.class);
        assertThat(earned.of(earner, district)).containsKey(definition.definition());

        awards.suspend(award, district, "operator", "A look");
        assertThat(earned.of(earner, district)).isEmpty();

        awards.resume(award, district, "operator");
        assertThat(earned.of(earner, district)).containsKey(definition.definition());
    }

    @Test
    void aListIsSignedWithEveryChangeThatCameTogether() {
        AwardId other = awarded(PersonId.fresh());
        awards.revoke(award, district, "operator", RevocationReason.OTHER, "Why");
        awards.suspend(other, district, "operator", "A look");
        runDue();

        assertThat(set("revocation")).containsExactlyInAnyOrder(place(award), place(other));
    }

    @Test
    void theSameBadgeKeepsItsPlace() {
        CredentialStatuses statuses = context.getBean(CredentialStatuses.class);

        String again = statuses.entries(award, district).get(0).getString("statusListIndex");

        assertThat(again).isEqualTo(entry(award).getString("statusListIndex"));
    }

    @Test
    void thePageSaysPlainlyThatItWasTakenBack() {
        awards.revoke(award, district, "operator", RevocationReason.NOT_OWN_WORK, "It is your colleague's text");

        assertThat(web.get().uri("/badges/" + award))
                .hasStatusOk()
                .bodyText()
                .contains("Revoked", "not the earner’s own")
                .doesNotContain("colleague", ">Valid<");
        assertThat(web.get().uri("/badges/" + award).with(as(earner)))
                .bodyText()
                .contains("It is your colleague&#39;s text", "Two leads of your district");
    }

    @Test
    void thePageSaysPlainlyThatItIsSuspended() {
        awards.suspend(award, district, "operator", "Two people brought the same text");

        assertThat(web.get().uri("/badges/" + award))
                .bodyText()
                .contains("Suspended", "Nothing is decided")
                .doesNotContain("Two people", ">Valid<");
    }

    @Test
    void aBadgeEndsWhereItsDistrictSaysSo() {
        terms.set(definition.definition(), 12, new Desk(district, null));
        AwardId ending = awarded(earner);
        awards.share(ending, earner, district, true);

        assertThat(credential(ending).getString("validUntil")).isEqualTo("2028-05-04T04:00:00Z");
        assertThat(credential(award).containsKey("validUntil")).isFalse();
        assertThat(web.get().uri("/badges/" + ending)).bodyText().contains("Valid", "Holds until");

        clock.set(Instant.parse("2028-05-04T04:00:00Z"));
        assertThat(web.get().uri("/badges/" + ending))
                .bodyText()
                .contains("Expired", "This badge held until")
                .doesNotContain(">Valid<");
        assertThat(awards.held(ending, district).orElseThrow().standing()).isEqualTo(BadgeStanding.EXPIRED);
    }

    @Test
    void whatIsEarnedAnewRenewsWhatWasBefore() {
        AwardId newer = awarded(earner);

        assertThat(awards.held(award, district).orElseThrow().renewedBy()).isEqualTo(newer);
        assertThat(awards.held(newer, district).orElseThrow().renewedBy()).isNull();
        assertThat(web.get().uri("/badges/" + award).with(as(earner)))
                .bodyText()
                .contains("/badges/" + newer);
    }

    @Test
    void whatWasRenewedIsNotAnyMoreWhenTheNewerIsTakenBack() {
        AwardId newer = awarded(earner);

        awards.revoke(newer, district, "operator", RevocationReason.ISSUED_IN_ERROR, "The wrong work");

        assertThat(awards.held(award, district).orElseThrow().renewedBy()).isNull();
    }

    @Test
    void whatHoldsLongerIsSignedAnewWithThatEnd() {
        terms.set(definition.definition(), 12, new Desk(district, null));
        AwardId ending = awarded(earner);
        clock.set(Instant.parse("2028-06-01T00:00:00Z"));
        assertThat(awards.held(ending, district).orElseThrow().standing()).isEqualTo(BadgeStanding.EXPIRED);

        awards.extend(ending, district, "operator", Instant.parse("2029-05-04T04:00:00Z"));
        runDue();

        assertThat(awards.held(ending, district).orElseThrow().standing()).isEqualTo(BadgeStanding.VALID);
        assertThat(credential(ending).getString("validUntil")).isEqualTo("2029-05-04T04:00:00Z");
    }

    @Test
    void thoseThatEndSoonAreToldOnce() {
        terms.set(definition.definition(), 1, new Desk(district, null));
        AwardId ending = awarded(PersonId.fresh());
        Instant soon = clock.instant().plus(Duration.ofDays(60));

        assertThat(awards.ending(district, soon)).extracting(HeldAward::id).containsExactly(ending);
        assertThat(awards.ending(district, soon)).isEmpty();
    }

    @Test
    void olderBackpacksFindThreeDocumentsThatNameEachOther() {
        JsonObject assertion =
                json(web.get().uri("/badges/" + award + "/assertion").exchange());
        JsonObject badge =
                json(web.get().uri(ownPath(assertion.getString("badge"))).exchange());
        JsonObject issuer =
                json(web.get().uri(ownPath(badge.getString("issuer"))).exchange());

        assertThat(assertion.getString("@context")).isEqualTo("https://w3id.org/openbadges/v2");
        assertThat(assertion.getString("type")).isEqualTo("Assertion");
        assertThat(assertion.getString("id")).endsWith("/badges/" + award + "/assertion");
        assertThat(assertion.getJsonObject("verification").getString("type")).isEqualTo("HostedBadge");
        assertThat(assertion.getString("issuedOn")).isEqualTo("2027-05-03T14:02:00Z");
        assertThat(assertion.getJsonObject("recipient").getString("identity")).matches("sha256\\$[0-9a-f]{64}");
        assertThat(badge.getString("type")).isEqualTo("BadgeClass");
        assertThat(badge.getString("id")).isEqualTo(assertion.getString("badge"));
        assertThat(badge.getString("name")).isEqualTo(definition.title());
        assertThat(badge.getJsonObject("criteria").getString("narrative")).isNotBlank();
        assertThat(issuer.getString("type")).isEqualTo("Issuer");
        assertThat(assertion.getString("id"))
                .startsWith(issuer.getJsonObject("verification").getString("startsWith"));
        assertThat(issuer.getJsonObject("verification").containsKey("allowedOrigins"))
                .isFalse();
        assertThat(web.get().uri(ownPath(badge.getString("image")))).hasHeader("Content-Type", "image/svg+xml");
    }

    @Test
    void peopleAreLedFromThoseDocumentsToThePages() {
        assertThat(web.get().uri("/badges/" + award + "/assertion").accept("text/html,application/xhtml+xml,*/*;q=0.8"))
                .hasStatus(303)
                .hasHeader("Location", "/badges/" + award);
        assertThat(web.get().uri("/badges/" + award + "/assertion").accept("application/ld+json, text/html;q=0.5"))
                .hasStatusOk();
    }

    @Test
    void anOlderBackpackIsToldThatABadgeIsGone() {
        awards.revoke(award, district, "operator", RevocationReason.ISSUED_IN_ERROR, "The wrong person");

        MvcTestResult gone = web.get().uri("/badges/" + award + "/assertion").exchange();

        assertThat(gone).hasStatus(410);
        JsonObject json = json(gone);
        assertThat(json.getBoolean("revoked")).isTrue();
        assertThat(json.getString("revocationReason")).isEqualTo("Reason: it was issued in error.");
        assertThat(json.toString()).doesNotContain("wrong person").contains("/badges/" + award + "/assertion");
    }

    @Test
    void anUnsharedBadgeIsThereInNoForm() {
        awards.share(award, earner, district, false);
        String path = "/badges/" + award + "/assertion";

        assertThat(web.get().uri(path)).hasStatus(404);
        assertThat(web.get().uri(path).accept("text/html")).hasStatus(404);
        assertThat(web.get().uri(path).with(as(PersonId.fresh()))).hasStatus(404);
        assertThat(web.get().uri(path).with(as(earner))).hasStatusOk();

        awards.revoke(award, district, "operator", RevocationReason.OTHER, "Why");
        assertThat(web.get().uri(path)).hasStatus(404);
        assertThat(web.get().uri("/badges/" + award)).hasStatus(404);
    }

    @Test
    void whatAnIssuerNeverAwardedIsInNoDocument() {
        DefinitionVersion other = definitions.published(district).get(1);
        String issuer = "/issuers/" + DistrictId.fresh();

        assertThat(web.get().uri("/issuers/" + district + "/achievements/" + other.id() + "/badge-class"))
                .hasStatus(404);
        assertThat(web.get().uri(issuer + "/profile")).hasStatus(404);
        assertThat(web.get().uri("/badges/nonsense/assertion")).hasStatus(404);
    }

    private AwardId awarded(PersonId person) {
        AwardId made = made(person);
        signer.run(new CredentialSigner.Unsigned(made, district));
        return made;
    }

    private AwardId made(PersonId person) {
        transaction.executeWithoutResult(
                status -> context.publishEvent(TestBadges.decision(district, person, definition, Outcome.AWARDED)));
        return repository.findByEarnerAndDistrictAndRevokedAtIsNullOrderByAwardedAtDesc(person, district).stream()
                .filter(each -> !each.isSigned())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void runDue() {
        TestJobs.runDue(context, clock.instant());
    }

    private JsonObject credential(AwardId id) {
        return JsonText.object(
                String.valueOf(repository.findById(id).orElseThrow().credential()));
    }

    private JsonObject entry(AwardId id) {
        Object status = credential(id).get("credentialStatus");
        return status instanceof JsonArray several ? several.getJsonObject(0) : (JsonObject) status;
    }

    private int place(AwardId id) {
        return Integer.parseInt(entry(id).getString("statusListIndex"));
    }

    private String path(String purpose) {
        return "/issuers/" + district + "/status/" + purpose + "/1";
    }

    private JsonObject list(String purpose) {
        return json(web.get().uri(path(purpose)).exchange());
    }

    private Set<Integer> set(String purpose) {
        String encoded = list(purpose).getJsonObject("credentialSubject").getString("encodedList");
        try (GZIPInputStream in = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))) {
            byte[] bits = in.readAllBytes();
            Set<Integer> set = new HashSet<>();
            for (int i = 0; i < bits.length * 8; i++) {
                if ((bits[i / 8] >> (7 - i % 8) & 1) == 1) {
                    set.add(i);
                }
            }
            return set;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ownPath(String address) {
        return address.replaceFirst("https?://[^/]+", "");
    }

    private static JsonObject json(MvcTestResult result) {
        return JsonText.object(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private RequestPostProcessor as(PersonId person) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                TestPeople.signedIn(person, district), null, List.of()));
    }
}
