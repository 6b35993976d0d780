package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.About;
import org.waymark.catalog.BadgeDrawing;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.PersonalArchive;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import tools.jackson.databind.json.JsonMapper;

abstract class DraftsContract {

    @Autowired
    Drafts drafts;

    @Autowired
    Joinings joinings;

    @Autowired
    DraftsOfPerson ofPerson;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    private static final byte[] PNG = BadgeDrawing.of(About.Picture.PLAIN).png(64);

    private DistrictId district;
    private SignedInPerson ana;
    private DefinitionVersion smallGroups;

    @BeforeEach
    void aDistrict() {
        district = people.district();
        ana = TestPeople.signedIn(people.person(district, "Ana"), district);
        smallGroups = TestDefinitions.smallGroupWorkIn(district, context);
    }

    @Test
    void aRevisionBeginsWithTheCurrentVersion() {
        DraftView draft = drafts.of(drafts.revise(DraftId.fresh(), smallGroups.definition(), ana), district);

        assertThat(draft.content()).isEqualTo(smallGroups.content());
        assertThat(draft.revises()).isEqualTo(smallGroups.definition());
        assertThat(draft.code()).isEqualTo(smallGroups.code());
        assertThat(draft.faults()).isEmpty();
    }

    @Test
    void anIdThatAnEarlierVersionGaveIsNotGivenAgain() {
        Definitions definitions = context.getBean(Definitions.class);
        definitions.publishVersion(smallGroups.definition(), district, "2.0.0", TestContents.withLess());
        DraftId draft = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);

        assertThat(transaction.<Boolean>execute(status -> context.getBean(DraftRepository.class)
                        .hold(draft, district)
                        .orElseThrow()
                        .gave(smallGroups.content().overview().get(1).id())))
                .isTrue();
    }

    @Test
    void aSecondRevisionIsTheOneThatIsOpen() {
        DraftId first = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);

        assertThat(drafts.revise(DraftId.fresh(), smallGroups.definition(), ana))
                .isEqualTo(first);
    }

    @Test
    void goesBetweenItsAuthorAndTheCommittee() {
        DraftId draft = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);

        drafts.lock(draft, district);
        drafts.reopen(draft, district);
        drafts.lock(draft, district);
        drafts.close(draft, district);
        drafts.reopen(draft, district);
        drafts.lock(draft, district);
        drafts.close(draft, district);
        drafts.isPublished(draft, district);

        assertThat(drafts.of(draft, district).state()).isEqualTo(DraftState.PUBLISHED);
        assertThatThrownBy(() -> drafts.reopen(draft, district)).isInstanceOf(DraftNotOpen.class);
    }

    @Test
    void whoeverRevisesIsToldOfANewerVersion() {
        DraftId draft = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);
        assertThat(drafts.page(draft, ana).newer()).isNull();

        publish("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThat(drafts.page(draft, ana).newer()).isEqualTo("1.1.0");
        assertThat(context.getBean(TestNotices.class).told(ana.id(), district)).contains("draft-overtaken");
    }

    @Test
    void aRevisionIsJoinedWithWhatCameOutMeanwhile() {
        DraftId draft = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);
        save(draft, Section.COMPETENCY, Map.of("competency", "Mine"));
        publish("1.1.0", TestContents.withOtherQuestion("Who?"));
        Joining joining = joinings.of(draft, ana).orElseThrow();

        joinings.join(draft, Set.of("overview.O1-text"), joining.edition(), ana);

        assertThat(drafts.of(draft, district).content().competency()).isEqualTo("Mine");
        assertThat(drafts.of(draft, district).content().overview().get(0).text())
                .isEqualTo("Who?");
        assertThat(drafts.page(draft, ana).newer()).isNull();
        assertThat(joinings.of(draft, ana)).isEmpty();
    }

    @Test
    void nothingIsJoinedThatWasNotSeen() {
        DraftId draft = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);
        publish("1.1.0", TestContents.withOtherQuestion("Who?"));
        String seen = joinings.of(draft, ana).orElseThrow().edition();
        save(draft, Section.COMPETENCY, Map.of("competency", "Mine"));

        assertThatThrownBy(() -> joinings.join(draft, Set.of(), seen, ana)).isInstanceOf(DraftConflict.class);
        String again = joinings.of(draft, ana).orElseThrow().edition();
        publish("1.2.0", TestContents.withOtherQuestion("Whom?"));
        assertThatThrownBy(() -> joinings.join(draft, Set.of(), again, ana)).isInstanceOf(DraftConflict.class);
        assertThat(drafts.page(draft, ana).newer()).isEqualTo("1.2.0");
    }

    @Test
    void anIdThatIsGivenMeanwhileIsNotGivenAgain() {
        DraftId draft = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);
        publish("1.1.0", TestContents.withOtherQuestion("Who?"));
        Joining joining = joinings.of(draft, ana).orElseThrow();
        int published = joining.given().get("O");

        joinings.join(draft, Set.of(), joining.edition(), ana);

        assertThat(transaction.<String>execute(status -> context.getBean(DraftRepository.class)
                        .hold(draft, district)
                        .orElseThrow()
                        .nextId("O")))
                .isEqualTo("O" + (published + 1));
    }

    @Test
    void whatIsGivenUpIsGoneWithItsPicture() {
        DraftId draft = drafts.begin(DraftId.fresh(), "Another", "en", ana);
        drafts.picture(draft, PNG, "", ana);
        String key = upload(draft);

        drafts.discard(draft, ana);

        assertThatThrownBy(() -> drafts.of(draft, district)).isInstanceOf(DraftNotFound.class);
        assertThat(forgotten(key)).isTrue();
        assertThat(audit.by(district.id(), List.of(ana.id().toString())))
                .extracting(AuditLog.Done::verb)
                .contains("draft-discarded");
    }

    @Test
    void aRevisionThatIsGivenUpLeavesThePictureOfTheVersion() {
        DraftId first = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);
        drafts.picture(first, PNG, "", ana);
        String key = upload(first);
        publish("1.1.0", drafts.of(first, district).content());
        DraftId next = drafts.revise(
                DraftId.fresh(),
                smallGroups.definition(),
                TestPeople.signedIn(people.person(district, "Ben"), district));
        assertThat(upload(next)).isEqualTo(key);

        drafts.discard(first, ana);

        assertThat(forgotten(key)).isFalse();
    }

    @Test
    void onlyItsAuthorGivesADraftUpAndNeverWhatIsBeingDecided() {
        DraftId draft = drafts.begin(DraftId.fresh(), "Another", "en", ana);
        SignedInPerson ben = TestPeople.signedIn(people.person(district, "Ben", Role.DESIGNER), district);
        drafts.add(ben.id(), draft, ana);

        assertThatThrownBy(() -> drafts.discard(draft, ben)).isInstanceOf(DraftNotFound.class);
        drafts.lock(draft, district);
        assertThatThrownBy(() -> drafts.discard(draft, ana)).isInstanceOf(DraftNotOpen.class);
        drafts.close(draft, district);
        assertThatThrownBy(() -> drafts.discard(draft, ana)).isInstanceOf(DraftNotOpen.class);
    }

    @Test
    void aRevisionThatWasGivenUpIsBegunAnew() {
        DraftId draft = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);
        drafts.lock(draft, district);
        drafts.reopen(draft, district);
        drafts.discard(draft, ana);

        assertThat(drafts.revise(DraftId.fresh(), smallGroups.definition(), ana))
                .isNotEqualTo(draft);
        assertThat(drafts.seenBy(ana).own()).extracting(DraftLists.Row::id).doesNotContain(draft);
    }

    @Test
    void ofTwoPicturesAtOnceNeitherTakesTheOthersPlaceUnseen() {
        DraftId draft = drafts.begin(DraftId.fresh(), "Another", "en", ana);
        drafts.picture(draft, PNG, "", ana);

        assertThatThrownBy(() -> drafts.picture(draft, PNG, "", ana)).isInstanceOf(DraftConflict.class);
        assertThatThrownBy(() -> drafts.drawnPicture(draft, "", ana)).isInstanceOf(DraftConflict.class);
        String key = upload(draft);
        drafts.drawnPicture(draft, SectionEdit.upload(drafts.of(draft, district).content()), ana);
        assertThat(forgotten(key)).isTrue();
    }

    private void publish(String number, DefinitionContent content) {
        context.getBean(Definitions.class).publishVersion(smallGroups.definition(), district, number, content);
    }

    private String upload(DraftId draft) {
        return String.valueOf(
                drafts.of(draft, district).content().about().picture().upload());
    }

    /** Whether its deletion is due. */
    private boolean forgotten(String key) {
        return context.getBean(JdbcClient.class)
                        .sql("select count(*) from scheduled_tasks where task_instance like ?")
                        .param("%" + key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Test
    void aCodeBelongsToOneMicroCredential() {
        DraftId draft = drafts.begin(DraftId.fresh(), "Another", "en", ana);
        assertThat(drafts.of(draft, district).faults()).doesNotContain("authoring.check.code");

        save(draft, Section.ABOUT, Map.of("title", "Another", "code", smallGroups.code()));

        assertThat(drafts.of(draft, district).faults()).contains("authoring.check.code");
        assertThat(drafts.of(drafts.revise(DraftId.fresh(), smallGroups.definition(), ana), district)
                        .faults())
                .isEmpty();
    }

    @Test
    void aDayOfWritingIsOneLineInTheRecord() {
        DraftId draft = drafts.begin(DraftId.fresh(), "Another", "en", ana);

        save(draft, Section.COMPETENCY, Map.of("competency", "Asks"));
        clock.advance(Duration.ofDays(1));
        save(draft, Section.COMPETENCY, Map.of("competency", "Asks questions"));
        save(draft, Section.COMPETENCY, Map.of("competency", "Asks better questions"));

        assertThat(audit.by(district.id(), List.of(ana.id().toString())))
                .extracting(AuditLog.Done::verb)
                .containsExactly("draft-made", "draft-edited");
    }

    @Test
    void whatIsWrittenStaysInItsOrder() {
        DraftId draft = drafts.begin(DraftId.fresh(), "Another", "en", ana);

        save(draft, Section.CRITERIA, Map.of("item", "C1", "C1-title", "Talk", "C1-DEMONSTRATED", "Everyone speaks"));

        assertThat(drafts.of(draft, district).content().criteria())
                .singleElement()
                .satisfies(criterion -> {
                    assertThat(criterion.title()).isEqualTo("Talk");
                    assertThat(criterion.levels()).containsEntry(RubricLevel.DEMONSTRATED, "Everyone speaks");
                });
    }

    @Test
    void theCopyNamesWhatSomebodyWritesAlong() throws IOException {
        DraftId draft = drafts.begin(DraftId.fresh(), "Asking better questions", "en", ana);
        SignedInPerson bea = TestPeople.signedIn(people.person(district, "Bea", Role.DESIGNER), district);
        assertThat(ofPerson.held(bea.id(), district)).isEmpty();

        drafts.add(bea.id(), draft, ana);

        assertThat(ofPerson.held(bea.id(), district))
                .singleElement()
                .satisfies(line -> assertThat(line.getCodes()).containsExactly("authoring.privacy.along"));
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (PersonalArchive archive = new PersonalArchive(copy, JsonMapper.shared())) {
            ofPerson.export(bea.id(), district, archive);
        }
        assertThat(text("micro-credentials-you-write-along.json", copy.toByteArray()))
                .contains("Asking better questions", draft.toString());
    }

    private static String text(String name, byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }

    @Test
    void anAuthorWhoIsErasedLeavesOnlyWhatOthersHaveRead() {
        DraftId secret = drafts.begin(DraftId.fresh(), "My secret", "en", ana);
        DraftId proposed = drafts.begin(DraftId.fresh(), "Known", "en", ana);
        drafts.lock(proposed, district);
        Erasure erasure = new Erasure(ana.id(), district, false, Set.of());
        assertThat(ofPerson.lines(erasure)).hasSize(2);

        transaction.executeWithoutResult(status -> ofPerson.erase(erasure));

        assertThat(drafts.of(secret, district).content()).isEqualTo(BlankContent.BLANK);
        assertThat(drafts.of(proposed, district).title()).isEqualTo("Known");
        assertThat(ofPerson.held(ana.id(), district)).hasSize(1);
        assertThat(drafts.seenBy(ana).own()).extracting(DraftLists.Row::title).containsExactly("Known");
    }

    @Test
    void nobodyTakesAnEditorAwayWhileItIsDecided() {
        SignedInPerson ben = TestPeople.signedIn(people.person(district, "Ben", Role.DESIGNER), district);
        DraftId proposed = drafts.begin(DraftId.fresh(), "Known", "en", ana);
        drafts.add(ben.id(), proposed, ana);
        drafts.lock(proposed, district);

        assertThatThrownBy(() -> drafts.remove(ben.id(), proposed, ana)).isInstanceOf(DraftNotOpen.class);
    }

    @Test
    void someoneErasedWritesAlongNoMoreOnWhatIsClosedEither() {
        SignedInPerson ben = TestPeople.signedIn(people.person(district, "Ben", Role.DESIGNER), district);
        DraftId proposed = drafts.begin(DraftId.fresh(), "Known", "en", ana);
        drafts.add(ben.id(), proposed, ana);
        drafts.lock(proposed, district);

        transaction.executeWithoutResult(status -> ofPerson.erase(new Erasure(ben.id(), district, false, Set.of())));

        assertThat(drafts.writers(proposed, district)).containsExactly(ana.id());
    }

    private void save(DraftId draft, Section section, Map<String, String> fields) {
        Fields typed = Fields.none();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            typed = typed.with(field.getKey(), field.getValue());
        }
        drafts.save(
                draft,
                section,
                typed,
                drafts.section(draft, section, ana).stored().edition(),
                "",
                ana);
    }

    @Test
    void isNotFoundInAnotherDistrict() {
        DraftId draft = drafts.revise(DraftId.fresh(), smallGroups.definition(), ana);
        DistrictId elsewhere = people.district();

        assertThatThrownBy(() -> drafts.of(draft, elsewhere)).isInstanceOf(DraftNotFound.class);
        assertThatThrownBy(() -> drafts.lock(draft, elsewhere)).isInstanceOf(DraftNotFound.class);
    }
}
