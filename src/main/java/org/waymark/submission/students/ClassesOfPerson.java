package org.waymark.submission.students;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureHold;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.identities.KeptByPerson;

/** What a teacher recorded of their classes, and why a district keeps their recordings. A hold stops a deletion. */
@Component
@Order(35)
@Transactional
class ClassesOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final ClassConsentRepository consents;
    private final RecordingHoldRepository holds;

    ClassesOfPerson(ClassConsentRepository consents, RecordingHoldRepository holds) {
        this.consents = consents;
        this.holds = holds;
    }

    @Override
    public Set<String> tables() {
        return Set.of("class_consent", "recording_hold");
    }

    @Override
    public String heading() {
        return "students.privacy.heading";
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("class_consent", "person_id"), Column.of("recording_hold", "person_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        int classes = consents.findByPersonAndDistrictOrderByRecordedAtDesc(person, district)
                .size();
        if (classes > 0) {
            lines.add(line("students.privacy.classes", classes));
        }
        holds.findByPersonAndDistrictOrderByBegunAt(person, district).stream()
                .filter(RecordingHold::isOpen)
                .forEach(hold -> lines.add(line("students.privacy.hold", hold.reason())));
        return lines;
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<ClassConsent> classes = consents.findByPersonAndDistrictOrderByRecordedAtDesc(person, district);
        if (!classes.isEmpty()) {
            archive.json(
                    "classes-and-consent.json",
                    classes.stream().map(ClassesOfPerson::facts).toList());
        }
        List<RecordingHold> kept = holds.findByPersonAndDistrictOrderByBegunAt(person, district);
        if (!kept.isEmpty()) {
            archive.json(
                    "recordings-kept.json",
                    kept.stream()
                            .map(hold -> Map.of(
                                    "reason", hold.reason(),
                                    "since", hold.begunAt().toString(),
                                    "until", String.valueOf(hold.endedAt())))
                            .toList());
        }
    }

    private static Map<String, Object> facts(ClassConsent consent) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("class", consent.className());
        facts.put("basis", consent.basis());
        facts.put("covers", consent.scope());
        facts.put("since", consent.givenOn().toString());
        if (consent.untilOn() != null) {
            facts.put("until", consent.untilOn().toString());
        }
        facts.put("recordedAt", consent.recordedAt().toString());
        if (consent.endedAt() != null) {
            facts.put("endedAt", consent.endedAt().toString());
        }
        return facts;
    }

    @Override
    public String name() {
        return "classes";
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ErasureHold> hold(Erasure erasure) {
        return holds.findByPersonAndDistrictOrderByBegunAt(erasure.person(), erasure.district()).stream()
                .filter(RecordingHold::isOpen)
                .findFirst()
                .map(hold -> new ErasureHold("students.erasure.hold", null));
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        add(
                lines,
                "students.erasure.classes",
                consents.findByPersonAndDistrictOrderByRecordedAtDesc(erasure.person(), erasure.district())
                        .size());
        add(
                lines,
                "students.erasure.holds",
                holds.findByPersonAndDistrictOrderByBegunAt(erasure.person(), erasure.district())
                        .size());
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        consents.deleteByPersonAndDistrict(erasure.person(), erasure.district());
        holds.deleteByPersonAndDistrict(erasure.person(), erasure.district());
    }

    private static void add(List<ErasureLine> lines, String what, int count) {
        if (count > 0) {
            lines.add(ErasureLine.erased(what, count));
        }
    }

    private static MessageSourceResolvable line(String key, Object argument) {
        return new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {argument});
    }
}
