package org.waymark.recognition.preapproval;

import java.io.IOException;
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

/** What somebody asked approval for: theirs to have, and gone with them. Who answered others stays with those. */
@Component
@Order(52)
@Transactional
class PreApprovalsOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final PreApprovalRepository requests;

    PreApprovalsOfPerson(PreApprovalRepository requests) {
        this.requests = requests;
    }

    @Override
    public String heading() {
        return "recognition.pre-approval.privacy.heading";
    }

    @Override
    public String name() {
        return "pre-approvals";
    }

    @Override
    public Set<String> tables() {
        return Set.of("pre_approval");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("pre_approval", "person_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = of(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"recognition.pre-approval.privacy"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<PreApproval> all = of(person, district);
        if (!all.isEmpty()) {
            archive.json(
                    "what-you-asked-approval-for.json",
                    all.stream().map(each -> facts(each.view())).toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = of(erasure.person(), erasure.district()).size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("recognition.pre-approval.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        requests.remove(erasure.person(), erasure.district());
    }

    private List<PreApproval> of(PersonId person, DistrictId district) {
        return requests.findByPersonAndDistrictOrderByAskedAt(person, district);
    }

    private static Map<String, Object> facts(Request request) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("microCredential", request.definition().toString());
        facts.put("askedAt", request.askedAt().toString());
        facts.put("wish", request.wish());
        facts.put("became", request.status().name());
        facts.put("answer", request.answer());
        if (request.until() != null) {
            facts.put("until", request.until().toString());
        }
        return facts;
    }
}
