package org.waymark.submission.precheck;

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

/** What a person checked, without whose work it was, and what came back to them, without by whom. */
@Component
@Order(25)
@Transactional
class PreChecksOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final PreCheckRepository checks;

    PreChecksOfPerson(PreCheckRepository checks) {
        this.checks = checks;
    }

    @Override
    public Set<String> tables() {
        return Set.of("pre_check");
    }

    @Override
    public String heading() {
        return "precheck.privacy.heading";
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("pre_check", "checker_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int done =
                checks.findByCheckerAndDistrictOrderByEndedAt(person, district).size();
        return done == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"precheck.privacy.done"}, new Object[] {done}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<PreCheck> done = checks.findByCheckerAndDistrictOrderByEndedAt(person, district);
        List<PreCheck> own = checks.ofWork(person, district);
        if (!done.isEmpty()) {
            archive.json(
                    "pre-checks-you-did.json",
                    done.stream().map(PreChecksOfPerson::facts).toList());
        }
        if (!own.isEmpty()) {
            archive.json(
                    "pre-checks-of-your-work.json",
                    own.stream().map(PreChecksOfPerson::facts).toList());
        }
    }

    private static Map<String, Object> facts(PreCheck check) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("askedAt", check.askedAt().toString());
        facts.put("endedAt", String.valueOf(check.endedAt()));
        facts.put("outcome", String.valueOf(check.outcome()));
        if (check.sentence() != null) {
            facts.put("sentence", check.sentence());
        }
        return facts;
    }

    @Override
    public String name() {
        return "pre-checks";
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        long own = checks.ofWork(erasure.person(), erasure.district()).size();
        long done = checks.findByCheckerAndDistrictOrderByEndedAt(erasure.person(), erasure.district())
                .size();
        if (own > 0) {
            lines.add(ErasureLine.erased("precheck.erasure.own", own));
        }
        if (done > 0) {
            lines.add(ErasureLine.pseudonymised("precheck.erasure.done", done));
        }
        return lines;
    }

    /** The rows go with the work; where a badge rests on that, the words on it go. */
    @Override
    public void erase(Erasure erasure) {
        checks.withoutWords(erasure.person(), erasure.district());
    }
}
