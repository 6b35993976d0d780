package org.waymark.catalog.goals;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;

/** The strategic goals of a district. */
@Service
@Transactional
public class Goals {

    private final GoalRepository goals;
    private final AuditLog audit;
    private final Clock clock;

    Goals(GoalRepository goals, AuditLog audit, Clock clock) {
        this.goals = goals;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, the latest period first. */
    @Transactional(readOnly = true)
    public List<GoalView> of(DistrictId district) {
        return goals.findByDistrictOrderByBeginsDescCode(district).stream()
                .map(StrategicGoal::view)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<GoalView> byCode(String code, DistrictId district) {
        return goals.findByCodeAndDistrict(code, district).map(StrategicGoal::view);
    }

    /** A goal as it is changed: what it says, and which edition of it. */
    record Edited(GoalView goal, int edition) {}

    @Transactional(readOnly = true)
    Optional<Edited> edited(String code, DistrictId district) {
        return goals.findByCodeAndDistrict(code, district).map(goal -> new Edited(goal.view(), goal.edition()));
    }

    /** Makes a new one; false where the code is taken. */
    boolean make(GoalPlan plan, DistrictId district, String actor, String role) {
        if (goals.findByCodeAndDistrict(plan.code(), district).isPresent()) {
            return false;
        }
        put(plan, district, actor, role);
        return true;
    }

    /**
     * Changes one; false where somebody else did meanwhile.
     *
     * @param edition what the lead had before them
     */
    boolean change(GoalPlan plan, int edition, DistrictId district, String actor, String role) {
        StrategicGoal goal = goals.findByCodeAndDistrict(plan.code(), district).orElseThrow(GoalNotFound::new);
        if (goal.edition() != edition && !GoalPlan.of(goal.view()).equals(plan)) {
            return false;
        }
        put(plan, district, actor, role);
        return true;
    }

    /** The same as {@link #put} for many, in one read. */
    public void putAll(List<GoalPlan> plans, DistrictId district, String actor, String role) {
        if (!plans.isEmpty()) {
            Map<String, StrategicGoal> known = new HashMap<>();
            goals.findByDistrictOrderByBeginsDescCode(district).forEach(goal -> known.put(goal.code(), goal));
            plans.forEach(plan -> put(plan, Optional.ofNullable(known.get(plan.code())), district, actor, role));
        }
    }

    /**
     * Makes a goal, or changes the one of this code.
     *
     * @param actor who does it, as the audit record names them
     * @param role as what
     */
    public void put(GoalPlan plan, DistrictId district, String actor, String role) {
        put(plan, goals.findByCodeAndDistrict(plan.code(), district), district, actor, role);
    }

    private void put(GoalPlan plan, Optional<StrategicGoal> known, DistrictId district, String actor, String role) {
        if (known.filter(goal -> GoalPlan.of(goal.view()).equals(plan)).isPresent()) {
            return;
        }
        known.ifPresentOrElse(
                goal -> goal.follow(plan, clock.instant()),
                () -> goals.save(new StrategicGoal(district, plan, clock.instant())));
        audit.record(district.id(), actor, role, known.isPresent() ? "goal-changed" : "goal-made", plan.code());
    }
}
