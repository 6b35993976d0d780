package org.waymark.people.privacy;

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

/** What was asked about a person's data, and how it ended. */
@Component
@Order(90)
@Transactional
class RequestsOfPerson implements PersonalData, ErasurePart {

    private final PrivacyRequestRepository requests;

    RequestsOfPerson(PrivacyRequestRepository requests) {
        this.requests = requests;
    }

    @Override
    public String heading() {
        return "people.privacy.asked";
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public Set<String> tables() {
        return Set.of("privacy_request", "erasure_step");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = all(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"people.privacy.asked.count"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<PrivacyRequest> all = all(person, district);
        if (!all.isEmpty()) {
            archive.json(
                    "requests.json", all.stream().map(RequestsOfPerson::request).toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        lines.add(ErasureLine.pseudonymised(
                "people.erasure.requests",
                all(erasure.person(), erasure.district()).size()));
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        all(erasure.person(), erasure.district()).forEach(PrivacyRequest::forgetWords);
    }

    private List<PrivacyRequest> all(PersonId person, DistrictId district) {
        return requests.findByPersonAndDistrictOrderByAskedAt(person, district);
    }

    private static Map<String, Object> request(PrivacyRequest request) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kind", "DELETION");
        all.put("askedAt", request.askedAt());
        all.put("badgesToo", request.badgesToo());
        if (request.withdrawnAt() != null) {
            all.put("withdrawnAt", request.withdrawnAt());
        }
        if (request.approvedAt() != null) {
            all.put("agreedAt", request.approvedAt());
        }
        if (request.doneAt() != null && request.doneReason() != null) {
            all.put("answeredAt", request.doneAt());
            all.put("answer", request.doneReason());
        }
        return all;
    }
}
