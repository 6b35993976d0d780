package org.waymark.review.certification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.identities.KeptByPerson;

/**
 * Who rated anchors and how, who scored them as an expert, whose work was asked for: theirs to have, and gone with them. What
 * experts agreed on stays without their names; an anchor made of somebody's work goes with them.
 */
@Component
@Order(23)
@Transactional
class CertificationOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final CertificationRepository certifications;
    private final AnchorRepository anchors;
    private final AnchorRequestRepository requests;
    private final AdmissionRepository admissions;
    private final Anchors service;

    CertificationOfPerson(
            CertificationRepository certifications,
            AnchorRepository anchors,
            AnchorRequestRepository requests,
            AdmissionRepository admissions,
            Anchors service) {
        this.certifications = certifications;
        this.anchors = anchors;
        this.requests = requests;
        this.admissions = admissions;
        this.service = service;
    }

    @Override
    public String heading() {
        return "review.samples.title";
    }

    @Override
    public String name() {
        return "review-certification";
    }

    @Override
    public Set<String> tables() {
        return Set.of("review_certification", "review_anchor_score", "review_anchor_request", "review_admission");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("review_certification", "reader_id", "reading_of"),
                Column.ofUnversioned("review_anchor_score", "expert_id", "anchor_id"),
                Column.of("review_anchor_request", "earner_id"),
                Column.of("review_admission", "person_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> held = new ArrayList<>();
        add(
                held,
                "review.samples.privacy.rated",
                certifications.of(person, district).size());
        add(
                held,
                "review.samples.privacy.scored",
                anchors.scoredBy(person, district).size());
        add(held, "review.samples.privacy.asked", asked(person, district).size());
        add(
                held,
                "review.admission.privacy",
                admissions
                        .findByPersonAndDistrictOrderByAskedAtDesc(person, district)
                        .size());
        return held;
    }

    private static void add(List<MessageSourceResolvable> held, String key, int count) {
        if (count > 0) {
            held.add(new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {count}));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Certification> rated = certifications.of(person, district);
        if (!rated.isEmpty()) {
            archive.json(
                    "sample-pieces-you-rated.json",
                    rated.stream().map(CertificationOfPerson::facts).toList());
        }
        List<Anchor> scored = anchors.scoredBy(person, district);
        if (!scored.isEmpty()) {
            archive.json(
                    "sample-pieces-you-scored.json",
                    scored.stream()
                            .map(anchor -> Map.of(
                                    "piece",
                                    anchor.id().toString(),
                                    "levels",
                                    anchor.said(person).map(Levels::byCriterion).orElse(Map.of())))
                            .toList());
        }
        List<Admission> admitted = admissions.findByPersonAndDistrictOrderByAskedAtDesc(person, district);
        if (!admitted.isEmpty()) {
            archive.json(
                    "whether-you-would-review.json",
                    admitted.stream()
                            .map(each ->
                                    Map.of("asked", each.askedAt().toString(), "yes", String.valueOf(each.wishes())))
                            .toList());
        }
        List<AnchorRequest> asked = asked(person, district);
        if (!asked.isEmpty()) {
            archive.json(
                    "work-asked-for-as-sample.json",
                    asked.stream().map(CertificationOfPerson::facts).toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        PersonId person = erasure.person();
        DistrictId district = erasure.district();
        int count = certifications.of(person, district).size()
                + anchors.scoredBy(person, district).size()
                + asked(person, district).size()
                + admissions
                        .findByPersonAndDistrictOrderByAskedAtDesc(person, district)
                        .size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("review.samples.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        PersonId person = erasure.person();
        DistrictId district = erasure.district();
        certifications.of(person, district).forEach(certifications::delete);
        admissions.findByPersonAndDistrictOrderByAskedAtDesc(person, district).forEach(admissions::delete);
        for (Anchor scored : anchors.scoredBy(person, district)) {
            anchors.hold(scored.id(), district).ifPresent(anchor -> anchor.forget(person));
        }
        for (AnchorRequest asked : asked(person, district)) {
            service.takeBack(asked, district);
            requests.delete(asked);
        }
    }

    private List<AnchorRequest> asked(PersonId person, DistrictId district) {
        return requests.findByEarnerAndDistrictOrderByAskedAt(person, district);
    }

    private static Map<String, Object> facts(Certification rated) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("begun", rated.begunAt().toString());
        facts.put("outcome", rated.status().name());
        facts.put(
                "levels",
                rated.readings().stream()
                        .filter(CertificationReading::isRecorded)
                        .map(CertificationReading::levels)
                        .toList());
        if (rated.result() != null) {
            facts.put("result", rated.result());
        }
        if (rated.certifiedUntil() != null) {
            facts.put("until", rated.certifiedUntil().toString());
        }
        if (rated.endedAt() != null) {
            facts.put("ended", rated.endedAt().toString());
        }
        if (rated.takenBackWhy() != null) {
            facts.put("takenBackWhy", rated.takenBackWhy());
        }
        return facts;
    }

    private static Map<String, Object> facts(AnchorRequest asked) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("work", asked.submission().toString());
        facts.put("asked", asked.askedAt().toString());
        if (asked.consents() != null) {
            facts.put("allowed", asked.consents());
            facts.put("answered", String.valueOf(asked.answeredAt()));
        }
        return facts;
    }
}
