package org.waymark.submission;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.storage.StoredFile;

/** Submissions for tests: of the micro-credential about small-group work, begun by a person of no name. */
public final class TestSubmissions {

    static final Instant NOW = Instant.parse("2027-05-03T14:02:00Z");
    static final DefinitionContent CONTENT = TestDefinitions.smallGroupWork();

    private TestSubmissions() {}

    static Submission draft() {
        return new Submission(
                EnrolmentId.fresh(),
                DistrictId.fresh(),
                PersonId.fresh(),
                DefinitionId.fresh(),
                DefinitionVersionId.fresh(),
                NOW);
    }

    static Submission complete() {
        Submission draft = draft();
        answers().forEach((prompt, text) -> draft.answer(Map.of(prompt, new TypedAnswer(text, 0)), NOW));
        for (EvidenceRequirement asked : CONTENT.evidence()) {
            draft.attach(link(asked.id(), true), CONTENT, NOW);
        }
        return draft;
    }

    static Submission submitted() {
        Submission submission = complete();
        submission.submit(CONTENT, Set.of(), true, NOW);
        return submission;
    }

    static Submission notYet(String... met) {
        Submission submission = submitted();
        submission.beginReview(NOW);
        submission.close(Outcome.NOT_YET, Set.of(met), NOW);
        return submission;
    }

    static Map<String, String> answers() {
        Map<String, String> answers = new HashMap<>();
        CONTENT.overview().forEach(prompt -> answers.put(prompt.id(), "An overview of my class"));
        CONTENT.reflection().forEach(prompt -> answers.put(prompt.id(), "What I would do differently"));
        return answers;
    }

    static NewEvidence text(String requirement) {
        return new NewEvidence(
                EvidenceId.fresh(),
                requirement,
                EvidenceKind.TEXT,
                "Notes",
                "What I saw",
                null,
                null,
                Set.of("C1"),
                false);
    }

    static NewEvidence link(String requirement, boolean consent) {
        return new NewEvidence(
                EvidenceId.fresh(),
                requirement,
                EvidenceKind.LINK,
                "Recording",
                "https://video.example.org/1",
                null,
                null,
                Set.of("C2"),
                consent);
    }

    static NewEvidence file(String requirement, boolean consent) {
        return new NewEvidence(
                EvidenceId.fresh(),
                requirement,
                EvidenceKind.FILE,
                "Exit tickets",
                null,
                new StoredFile("key", "application/pdf", 1200, "00"),
                "tickets.pdf",
                Set.of("C4"),
                consent);
    }

    /** Begins, completes with texts and links, and hands in; through the services, as a page does. */
    public static SubmissionId submitted(
            DefinitionId definition, PersonId earner, DistrictId district, ApplicationContext context) {
        SubmissionId id = context.getBean(Submissions.class).start(definition, earner, district);
        complete(id, earner, district, context);
        if (context.getBean(Submissions.class).card(id, district).attemptNo() > 1) {
            sayWhatChanged(id, earner, district, context);
        }
        context.getBean(Drafts.class).submit(id, earner, district, true);
        return id;
    }

    /** Begins; answers the attempt that is there where one is. */
    public static SubmissionId begun(
            DefinitionId definition, PersonId earner, DistrictId district, ApplicationContext context) {
        return context.getBean(Submissions.class).start(definition, earner, district);
    }

    /** Adds a link that somebody else may bring, too. */
    public static void link(
            SubmissionId id, String link, PersonId earner, DistrictId district, ApplicationContext context) {
        Submissions submissions = context.getBean(Submissions.class);
        DefinitionContent content = context.getBean(Definitions.class)
                .version(submissions.card(id, district).version(), district)
                .content();
        context.getBean(Drafts.class)
                .attachLink(
                        id,
                        earner,
                        district,
                        content.evidence().get(0).id(),
                        "What we made together",
                        link,
                        Set.of("C1"),
                        true);
    }

    /** Takes back what was handed in. */
    public static void withdraw(SubmissionId id, PersonId earner, DistrictId district, ApplicationContext context) {
        context.getBean(Withdrawals.class).withdraw(id, earner, district);
    }

    /** Hands in a complete attempt with this link in it. */
    public static SubmissionId submittedWithLink(
            DefinitionId definition, String link, PersonId earner, DistrictId district, ApplicationContext context) {
        SubmissionId id = context.getBean(Submissions.class).start(definition, earner, district);
        context.getBean(Drafts.class)
                .attachLink(id, earner, district, firstAsked(id, district, context), "Ours", link, Set.of("C1"), true);
        return completed(id, earner, district, context);
    }

    /** Hands in a complete attempt with the same file in it as everybody else's. */
    public static SubmissionId submittedWithFile(
            DefinitionId definition, PersonId earner, DistrictId district, ApplicationContext context) {
        SubmissionId id = context.getBean(Submissions.class).start(definition, earner, district);
        context.getBean(Drafts.class)
                .attachFile(
                        id,
                        earner,
                        district,
                        firstAsked(id, district, context),
                        "Ours",
                        "ours.pdf",
                        new ByteArrayInputStream("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)),
                        Set.of("C1"),
                        true);
        return completed(id, earner, district, context);
    }

    private static SubmissionId completed(
            SubmissionId id, PersonId earner, DistrictId district, ApplicationContext context) {
        complete(id, earner, district, context);
        context.getBean(Drafts.class).submit(id, earner, district, true);
        return id;
    }

    private static String firstAsked(SubmissionId id, DistrictId district, ApplicationContext context) {
        return context.getBean(Definitions.class)
                .version(context.getBean(Submissions.class).card(id, district).version(), district)
                .content()
                .evidence()
                .get(0)
                .id();
    }

    /** Hands in the attempt after a not-yet, which says of every criterion that something was changed. */
    public static SubmissionId again(
            SubmissionId notYet, PersonId earner, DistrictId district, ApplicationContext context) {
        Drafts drafts = context.getBean(Drafts.class);
        SubmissionId next = drafts.resubmit(notYet, earner, district);
        sayWhatChanged(next, earner, district, context);
        drafts.submit(next, earner, district, true);
        return next;
    }

    /** Takes a piece of evidence away, as its page does. */
    public static void remove(
            SubmissionId id, EvidenceId item, PersonId earner, DistrictId district, ApplicationContext context) {
        context.getBean(Drafts.class).remove(id, item, earner, district);
    }

    /** Takes up a newer version, as its earner does who has just read what changes. */
    public static SubmissionId moveUp(
            SubmissionId id, DefinitionVersionId to, PersonId earner, DistrictId district, ApplicationContext context) {
        Drafts drafts = context.getBean(Drafts.class);
        String shown = drafts.newer(id, earner, district).orElseThrow().edition();
        return drafts.moveUp(id, earner, district, to, shown);
    }

    /** Says of every criterion that is read again that something was changed. */
    public static void sayWhatChanged(
            SubmissionId id, PersonId earner, DistrictId district, ApplicationContext context) {
        Revisions revisions = context.getBean(Revisions.class);
        Map<String, String> changes = new HashMap<>();
        revisions
                .of(id, earner, district)
                .criteria()
                .forEach(criterion -> changes.put(criterion.id(), "Each student has a part now"));
        revisions.change(id, earner, district, changes);
    }

    /** Answers every prompt and serves every evidence requirement of an attempt with a text. */
    public static void complete(SubmissionId id, PersonId earner, DistrictId district, ApplicationContext context) {
        Drafts drafts = context.getBean(Drafts.class);
        DefinitionContent content = context.getBean(Definitions.class)
                .version(context.getBean(Submissions.class).card(id, district).version(), district)
                .content();
        Map<String, String> answers = new HashMap<>();
        content.overview().forEach(prompt -> answers.put(prompt.id(), "An overview of my class"));
        content.reflection().forEach(prompt -> answers.put(prompt.id(), "What I would do differently"));
        drafts.answer(id, earner, district, answers);
        for (EvidenceRequirement asked : content.evidence()) {
            drafts.attachText(id, earner, district, asked.id(), "Notes", "What I saw", Set.of("C1"));
        }
    }
}
