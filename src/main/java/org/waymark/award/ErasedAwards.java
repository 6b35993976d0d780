package org.waymark.award;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.submission.AwardedWork;
import org.waymark.submission.SubmissionId;

/** Badges name nobody and stay, with the work they rest on, unless their earner gives them up. */
@Component
@Order(10)
@Transactional
class ErasedAwards implements ErasurePart, AwardedWork {

    private final AwardRepository awards;
    private final Awards editions;
    private final ReleasedEvidence released;

    ErasedAwards(AwardRepository awards, Awards editions, ReleasedEvidence released) {
        this.awards = awards;
        this.editions = editions;
        this.released = released;
    }

    @Override
    public String name() {
        return "awards";
    }

    @Override
    public Set<String> tables() {
        return Set.of("award", "released_evidence");
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = of(erasure).size();
        if (count == 0) {
            return List.of();
        }
        return List.of(
                erasure.badgesToo()
                        ? ErasureLine.erased("award.erasure.badges", count)
                        : ErasureLine.kept("award.erasure.badges.kept", count, null));
    }

    @Override
    public void erase(Erasure erasure) {
        released.forget(erasure.person(), erasure.district());
        for (Award award : of(erasure)) {
            if (erasure.badgesToo()) {
                awards.delete(award);
            } else {
                award.unname(erasure::without);
                if (award.namesItsEarner()) {
                    award.hideIdentity();
                    editions.resign(award.id(), erasure.district());
                }
            }
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Set<SubmissionId> keptFor(Erasure erasure) {
        return erasure.badgesToo()
                ? Set.of()
                : of(erasure).stream().map(Award::submission).collect(Collectors.toSet());
    }

    private List<Award> of(Erasure erasure) {
        return awards.findByEarnerAndDistrictOrderByAwardedAtDesc(erasure.person(), erasure.district());
    }
}
