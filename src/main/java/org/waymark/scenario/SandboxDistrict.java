package org.waymark.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.waymark.award.Awards;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent.Prompt;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.exchange.CatalogueFiles;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.programmes.Programmes;
import org.waymark.review.Rating;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.appeals.Appeals;
import org.waymark.submission.Drafts;
import org.waymark.submission.Revisions;
import org.waymark.submission.SelfRating;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.coaching.CoachingThreads;
import org.waymark.submission.coaching.CommentForm;
import org.waymark.submission.coaching.CompanionId;
import org.waymark.submission.coaching.Companions;

/** Gives the sandbox's people their roles and one of them a shared badge, so that every page has something to show. */
@Component
@Profile("sandbox")
class SandboxDistrict {

    private static final Logger log = LoggerFactory.getLogger(SandboxDistrict.class);
    private static final String REASON = "Sample people of the sandbox";
    private static final String AWARDED = "WM-FAE-01";
    private static final String COACHED = "WM-CRT-01";
    private static final String NOT_YET = "WM-PSG-01";
    private static final String APPEALED = "WM-RAP-01";

    private final People people;
    private final Definitions definitions;
    private final CatalogueFiles catalogue;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Revisions revisions;
    private final Reviews reviews;
    private final Awards awards;
    private final Programmes programmes;
    private final Companions companions;
    private final CoachingThreads threads;
    private final Appeals appeals;
    private final SandboxSamples samples;

    SandboxDistrict(
            People people,
            Definitions definitions,
            CatalogueFiles catalogue,
            Submissions submissions,
            Drafts drafts,
            Revisions revisions,
            Reviews reviews,
            Awards awards,
            Programmes programmes,
            Companions companions,
            CoachingThreads threads,
            Appeals appeals,
            SandboxSamples samples) {
        this.companions = companions;
        this.threads = threads;
        this.appeals = appeals;
        this.samples = samples;
        this.people = people;
        this.definitions = definitions;
        this.catalogue = catalogue;
        this.submissions = submissions;
        this.drafts = drafts;
        this.revisions = revisions;
        this.reviews = reviews;
        this.awards = awards;
        this.programmes = programmes;
    }

    /** Gives them all in one go, or nothing. */
    void furnish(DistrictId district, String issuer) {
        give(district, issuer, "admin1", "Alex Kim", Role.LEAD);
        PersonId designer = give(district, issuer, "designer1", "Dana Whitfield", Role.DESIGNER);
        PersonId coach = give(district, issuer, "coach1", "Cora Diaz", Role.COACH);
        PersonId first = give(district, issuer, "reviewer1", "Rae Chen", Role.REVIEWER);
        PersonId second = give(district, issuer, "reviewer2", "Rob Okafor", Role.REVIEWER);
        // The two also decide on what colleagues propose.
        give(district, issuer, "reviewer1", "Rae Chen", Role.COMMITTEE);
        give(district, issuer, "reviewer2", "Rob Okafor", Role.COMMITTEE);
        PersonId third = give(district, issuer, "reviewer3", "Rita Marsh", Role.THIRD_READER);
        PersonId earner = people.seen(district, issuer, "teacher3", "Thandi Nkosi");
        programmes.admit(
                programmes.begin(district, "Early literacy", "More children read with joy before they are eight."),
                earner,
                district);
        catalogue(district);
        definitions
                .byCode(AWARDED, district)
                .ifPresent(version -> award(district, version, earner, List.of(first, second)));
        definitions.byCode(COACHED, district).ifPresent(version -> coached(district, version, earner, coach));
        // The coach learns as well: nobody else of the sandbox is told "not yet" before they have tried.
        definitions
                .byCode(NOT_YET, district)
                .ifPresent(version -> tryingAgain(district, version, coach, List.of(first, second)));
        // So does the designer, and sees it otherwise than the two who read it.
        definitions.byCode(APPEALED, district).ifPresent(version -> {
            appealed(district, version, designer, List.of(first, second));
            samples.furnish(district, version, List.of(designer, third), List.of(first, second));
        });
        log.info("District {} has its sample people", district);
    }

    /** A draft beside which a coach sits: she has asked something, and the teacher waits for her word. */
    private void coached(DistrictId district, DefinitionVersion version, PersonId earner, PersonId coach) {
        SubmissionId draft = submissions.start(version.definition(), earner, district);
        drafts.answer(draft, earner, district, answers(version));
        EvidenceRequirement asked = version.content().evidence().get(0);
        drafts.attachText(
                draft,
                earner,
                district,
                asked.id(),
                asked.title(),
                "Sample evidence: what was done in class, in a few words.",
                servedBy(version, asked));
        CompanionId seat = companions.choose(draft, coach, earner, district);
        String first = version.content().overview().get(0).id();
        threads.begin(
                seat,
                CommentForm.of("PROMPT:" + first, "", "What did you see that made you choose these children?"),
                coach,
                district);
        threads.begin(
                seat,
                CommentForm.of("WHOLE", "", "Is it clear enough why I chose this text? I would be glad of a word."),
                earner,
                district);
    }

    /** A goal with something to contribute, and a stack of the samples. */
    private void catalogue(DistrictId district) {
        try (InputStream file = new ClassPathResource("samples/demonstration.yaml").getInputStream()) {
            catalogue.take(district, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PersonId give(DistrictId district, String issuer, String sub, String name, Role role) {
        PersonId person = people.seen(district, issuer, sub, name);
        people.give(role, person, district, null, REASON);
        return person;
    }

    private void award(DistrictId district, DefinitionVersion version, PersonId earner, List<PersonId> readers) {
        SubmissionId submission = handedIn(district, version, earner);
        read(district, readers, Map.of());
        awards.forSubmission(submission, district).ifPresent(award -> awards.share(award.id(), earner, district, true));
    }

    /** Not yet in one criterion, and the next attempt is open, with a recording in it. */
    private void tryingAgain(DistrictId district, DefinitionVersion version, PersonId earner, List<PersonId> readers) {
        EvidenceRequirement recorded = version.content().evidence().get(1);
        SubmissionId first = handedIn(district, version, earner);
        read(
                district,
                readers,
                version.content().criteria().stream()
                        .filter(criterion -> criterion.from().equals(List.of(recorded.id())))
                        .collect(Collectors.toMap(
                                Criterion::id,
                                criterion -> new Rating(
                                        RubricLevel.APPROACHING,
                                        "Most students speak, and they listen to each other.",
                                        "The evidence shows reports; nobody builds on what another one said.",
                                        "Record the part in which they compare, and give each of them a question."))));
        SubmissionId next = drafts.resubmit(first, earner, district);
        try (InputStream file = new ClassPathResource("samples/a-moment.wav").getInputStream()) {
            drafts.attachFile(
                    next,
                    earner,
                    district,
                    recorded.id(),
                    recorded.title(),
                    "one-group.wav",
                    file,
                    servedBy(version, recorded),
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not yet in two criteria; somebody new has it to read, with the reasons. */
    private void appealed(DistrictId district, DefinitionVersion version, PersonId earner, List<PersonId> readers) {
        SubmissionId submission = handedIn(district, version, earner);
        read(
                district,
                readers,
                Map.of(
                        version.content().criteria().get(0).id(),
                        new Rating(
                                RubricLevel.APPROACHING,
                                "Each pause is at a place where a reader would stop.",
                                "Two of the four pauses wonder aloud without saying what in the text makes you wonder.",
                                "Write beside each pause the words of the text that made you stop."),
                        version.content().criteria().get(1).id(),
                        new Rating(
                                RubricLevel.APPROACHING,
                                "There is a work from each of three tables.",
                                "Two of the notes say that the work is lovely, not what the child took from the reading.",
                                "Write for each work one thing this child understood, and what you ask them next.")));
        appeals.file(
                submission,
                "The words of the text stand on the second page of the plan, one line for each of the four pauses.",
                earner,
                district);
    }

    private SubmissionId handedIn(DistrictId district, DefinitionVersion version, PersonId earner) {
        SubmissionId submission = submissions.start(version.definition(), earner, district);
        drafts.answer(submission, earner, district, answers(version));
        for (EvidenceRequirement asked : version.content().evidence()) {
            drafts.attachText(
                    submission,
                    earner,
                    district,
                    asked.id(),
                    asked.title(),
                    "Sample evidence: what was done in class, in a few words.",
                    servedBy(version, asked));
        }
        revisions.rate(submission, earner, district, ownView(version));
        drafts.submit(submission, earner, district, true);
        return submission;
    }

    /** @param missing what is said of the criteria that are not there yet */
    private void read(DistrictId district, List<PersonId> readers, Map<String, Rating> missing) {
        for (PersonId reader : readers) {
            for (ReviewId review : reviews.assignedTo(reader, district)) {
                Map<String, Rating> ratings = new LinkedHashMap<>();
                reviews.criteriaOf(review, reader, district)
                        .forEach(criterion -> ratings.put(
                                criterion,
                                missing.getOrDefault(
                                        criterion, Rating.demonstrated("The evidence shows it plainly."))));
                reviews.record(review, ratings, reader, district);
            }
        }
    }

    private static Map<String, SelfRating> ownView(DefinitionVersion version) {
        Map<String, SelfRating> ratings = new LinkedHashMap<>();
        version.content()
                .criteria()
                .forEach(criterion -> ratings.put(
                        criterion.id(), new SelfRating(RubricLevel.DEMONSTRATED, "The second lesson shows it best.")));
        return ratings;
    }

    private static Map<String, String> answers(DefinitionVersion version) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Prompt prompt : version.content().overview()) {
            answers.put(prompt.id(), "A sample answer in the teacher's own words.");
        }
        for (Prompt prompt : version.content().reflection()) {
            answers.put(prompt.id(), "A sample reflection in the teacher's own words.");
        }
        return answers;
    }

    private static Set<String> servedBy(DefinitionVersion version, EvidenceRequirement asked) {
        return version.content().criteria().stream()
                .filter(criterion -> criterion.from().contains(asked.id()))
                .map(Criterion::id)
                .collect(Collectors.toSet());
    }
}
