package org.waymark.review.certification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** Sample pieces for tests. */
public final class TestAnchors {

    private TestAnchors() {}

    /** One that is not written yet. */
    public static UUID draft(DefinitionVersion of, PersonId lead, DistrictId district, ApplicationContext context) {
        return context.getBean(Anchors.class).draft(of.id(), lead, district);
    }

    /** One that experts can score. */
    public static UUID frozen(DefinitionVersion of, PersonId lead, DistrictId district, ApplicationContext context) {
        Anchors anchors = context.getBean(Anchors.class);
        UUID drafted = anchors.draft(of.id(), lead, district);
        anchors.write(drafted, work(of.content()), 0, lead, district);
        anchors.freeze(drafted, lead, district);
        return drafted;
    }

    /** One that two experts score alike. */
    public static UUID agreed(
            DefinitionVersion of,
            Function<String, RubricLevel> level,
            PersonId one,
            PersonId other,
            DistrictId district,
            ApplicationContext context) {
        UUID frozen = frozen(of, one, district, context);
        Anchors anchors = context.getBean(Anchors.class);
        anchors.score(frozen, levels(of.content(), level), one, district);
        anchors.score(frozen, levels(of.content(), level), other, district);
        return frozen;
    }

    /** A reader is before one anchor. */
    public static UUID sitting(
            DefinitionVersion of, UUID anchor, PersonId reader, DistrictId district, ApplicationContext context) {
        return context.getBean(CertificationRepository.class)
                .save(new Certification(
                        of,
                        reader,
                        district,
                        List.of(anchor),
                        context.getBean(Clock.class).instant()))
                .id();
    }

    /** A reader holds a certificate for a year. */
    public static UUID certificate(
            DefinitionVersion of, UUID anchor, PersonId reader, DistrictId district, ApplicationContext context) {
        return certificate(of, anchor, reader, Duration.ofDays(365), district, context);
    }

    /** A reader holds a certificate for so long. */
    public static UUID certificate(
            DefinitionVersion of,
            UUID anchor,
            PersonId reader,
            Duration holds,
            DistrictId district,
            ApplicationContext context) {
        Instant now = context.getBean(Clock.class).instant();
        Levels levels = new Levels(levels(of.content(), criterion -> RubricLevel.DEMONSTRATED));
        Certification rated = new Certification(of, reader, district, List.of(anchor), now);
        rated.record(anchor, levels, now);
        rated.finish(
                CertificationResult.of(
                        List.of(new CertificationResult.Pair(levels, levels)),
                        levels.byCriterion().keySet()),
                now.plus(holds),
                now);
        return context.getBean(CertificationRepository.class).save(rated).id();
    }

    /** Somebody who earned a stack was asked whether they would review. */
    public static UUID admission(
            StackId stack, PersonId person, @Nullable Boolean wishes, DistrictId district, ApplicationContext context) {
        Instant now = context.getBean(Clock.class).instant();
        Admission asked = new Admission(person, stack, district, now);
        if (wishes != null) {
            asked.answer(wishes, now);
        }
        return context.getBean(AdmissionRepository.class).save(asked).id();
    }

    /** An earner was asked. */
    public static UUID request(
            DefinitionVersion of,
            SubmissionId submission,
            PersonId earner,
            DistrictId district,
            ApplicationContext context) {
        return context.getBean(TransactionTemplate.class)
                .execute(status -> context.getBean(AnchorRequestRepository.class)
                        .save(new AnchorRequest(
                                submission,
                                of.id(),
                                earner,
                                district,
                                context.getBean(Clock.class).instant()))
                        .id());
    }

    static AnchorWork work(DefinitionContent content) {
        Map<String, String> answers = new HashMap<>();
        content.overview().forEach(prompt -> answers.put(prompt.id(), "A class of twenty reads in fours"));
        content.reflection().forEach(prompt -> answers.put(prompt.id(), "Next time in threes"));
        Map<String, String> evidence = new HashMap<>();
        content.evidence().forEach(asked -> evidence.put(asked.id(), "A plan with roles for each of the four"));
        return new AnchorWork(answers, evidence);
    }

    static Map<String, RubricLevel> levels(DefinitionContent content, Function<String, RubricLevel> level) {
        Map<String, RubricLevel> levels = new HashMap<>();
        content.criteria().forEach(criterion -> levels.put(criterion.id(), level.apply(criterion.id())));
        return levels;
    }
}
