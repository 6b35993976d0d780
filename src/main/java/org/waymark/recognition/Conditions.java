package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.recognition.Facts.Earned;

/**
 * When each kind of condition is met; a function for each, of what is known of a person and of nothing else.
 *
 * @param series tells what is counted here from what was counted by another step; empty for the first
 * @param before how many reviews were counted elsewhere and are not among the facts
 */
record Conditions(Facts facts, Stackbook stacks, String series, int before) {

    private static final Comparator<Reason.Ground> BY_DAY = Comparator.comparing(Reason.Ground::on)
            .thenComparing(ground -> ground.award().id());

    /** How often all of them together are met: once, or as often as the one among them that repeats. */
    List<Occurrence> met(List<Condition> all) {
        List<Occurrence> together = null;
        for (Condition condition : all) {
            List<Occurrence> met = met(condition);
            together = together == null ? met : crossed(together, met);
        }
        return together == null ? List.of() : together;
    }

    List<Occurrence> met(Condition condition) {
        if (condition instanceof Condition.CredentialEarned earned) {
            return credentialEarned(earned);
        } else if (condition instanceof Condition.AwardsCounted counted) {
            return awardsCounted(counted);
        } else if (condition instanceof Condition.StackCompleted completed) {
            return stackCompleted(completed);
        } else if (condition instanceof Condition.AnyOfStack any) {
            return anyOfStack(any);
        } else if (condition instanceof Condition.RoleHeld held) {
            return roleHeld(held);
        }
        return reviewsDone((Condition.ReviewsDone) condition);
    }

    private List<Occurrence> credentialEarned(Condition.CredentialEarned wanted) {
        return facts.awards().stream()
                .filter(earned -> earned.definition().equals(wanted.definition()))
                .map(earned -> of("award:" + earned.definition(), earned.on(), List.of(earned)))
                .toList();
    }

    private List<Occurrence> awardsCounted(Condition.AwardsCounted wanted) {
        if (wanted.count() == 1 && wanted.each()) {
            return facts.awards().stream()
                    .map(earned -> of("award:" + earned.definition(), earned.on(), List.of(earned)))
                    .toList();
        }
        return counted("awards", facts.awards(), wanted.count(), wanted.each());
    }

    private List<Occurrence> stackCompleted(Condition.StackCompleted wanted) {
        return stacks.completed(wanted.stack(), facts.awards()).stream()
                .map(completion -> of("stack:" + wanted.stack(), completion.on(), completion.by()))
                .toList();
    }

    private List<Occurrence> anyOfStack(Condition.AnyOfStack wanted) {
        Set<UUID> members = stacks.everMembers(wanted.stack());
        List<Earned> some = facts.awards().stream()
                .filter(earned -> members.contains(earned.definition().id()))
                .toList();
        return counted("any:" + wanted.stack(), some, wanted.count(), false);
    }

    private List<Occurrence> roleHeld(Condition.RoleHeld wanted) {
        Facts.Held held = facts.roles().get(wanted.role());
        return held == null ? List.of() : List.of(of("role:" + wanted.role(), held.since(), List.of()));
    }

    private List<Occurrence> reviewsDone(Condition.ReviewsDone wanted) {
        List<Occurrence> met = new ArrayList<>();
        for (int done = wanted.count(); done <= facts.reviews().size(); done += wanted.count()) {
            String cause = wanted.each() ? "reviews:" + done / wanted.count() + series : "reviews";
            met.add(new Occurrence(cause, facts.reviews().get(done - 1), List.of(), before + done));
            if (!wanted.each()) {
                break;
            }
        }
        return met;
    }

    private List<Occurrence> counted(String what, List<Earned> some, int count, boolean each) {
        List<Occurrence> met = new ArrayList<>();
        for (int have = count; have <= some.size(); have += count) {
            List<Earned> by = some.subList(have - count, have);
            met.add(of(
                    each ? what + ":" + have / count + series : what,
                    by.get(count - 1).on(),
                    by));
            if (!each) {
                break;
            }
        }
        return met;
    }

    private static Occurrence of(String cause, LocalDate on, List<Earned> by) {
        return new Occurrence(cause, on, by.stream().map(Earned::ground).toList(), 0);
    }

    private static List<Occurrence> crossed(List<Occurrence> some, List<Occurrence> others) {
        List<Occurrence> both = new ArrayList<>();
        for (Occurrence one : some) {
            for (Occurrence other : others) {
                Set<Reason.Ground> grounds = new LinkedHashSet<>(one.grounds());
                grounds.addAll(other.grounds());
                both.add(new Occurrence(
                        together(one.cause(), other.cause()),
                        one.on().isAfter(other.on()) ? one.on() : other.on(),
                        grounds.stream().sorted(BY_DAY).toList(),
                        Math.max(one.reviews(), other.reviews())));
            }
        }
        return both;
    }

    /** In whichever order a rule names its conditions. */
    private static String together(String one, String other) {
        return Stream.concat(Arrays.stream(one.split("\\+")), Stream.of(other))
                .sorted()
                .collect(Collectors.joining("+"));
    }
}
