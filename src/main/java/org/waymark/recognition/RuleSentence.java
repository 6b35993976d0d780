package org.waymark.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A rule, and why a row is as it is, in sentences of whichever language the page is in. */
public final class RuleSentence {

    private RuleSentence() {}

    /** The whole rule: when, by whom, what it brings, how much at most. */
    public static MessageSourceResolvable of(RuleContent content, RuleNames.Names names) {
        boolean repeats = content.when().stream().anyMatch(Condition::repeats);
        return phrase(
                "recognition.rule.sentence",
                together(content.when().stream()
                        .map(condition -> condition(condition, names))
                        .toList()),
                who(content.who(), names),
                together(content.what().stream()
                        .map(grant -> repeats ? eachTime(grant) : grant(grant))
                        .toList()));
    }

    /** Nothing is paid once that is paid each time. */
    private static MessageSourceResolvable eachTime(Grant grant) {
        return grant instanceof Grant.Pay pay && !pay.yearly() ? money(pay.cents()) : grant(grant);
    }

    /** What else it says, a sentence each: limits, months, days. */
    public static List<MessageSourceResolvable> terms(RuleDraft draft) {
        List<MessageSourceResolvable> terms = new ArrayList<>();
        PayLimits limits = draft.content().limits();
        if (limits.perYear() != null) {
            terms.add(phrase(
                    "recognition.rule.limit.year",
                    money(limits.perYear()),
                    phrase("recognition.month." + draft.content().yearBegins())));
        }
        if (limits.lifetime() != null) {
            terms.add(phrase("recognition.rule.limit.lifetime", money(limits.lifetime())));
        }
        if (limits.budget() != null) {
            terms.add(phrase("recognition.rule.limit.budget", money(limits.budget())));
        }
        if (draft.content().paidFrom() != null) {
            terms.add(phrase(
                    "recognition.rule.paid-from",
                    phrase("recognition.month." + draft.content().paidFrom())));
        }
        terms.add(
                draft.until() == null
                        ? phrase("recognition.rule.from", day(draft.from()))
                        : phrase("recognition.rule.between", day(draft.from()), day(draft.until())));
        if (draft.content().earlierToo()) {
            terms.add(phrase("recognition.rule.earlier-too"));
        }
        if (!draft.agreement().isEmpty()) {
            terms.add(
                    draft.agreementOn() == null
                            ? phrase("recognition.rule.agreement", draft.agreement())
                            : phrase("recognition.rule.agreement.of", draft.agreement(), day(draft.agreementOn())));
        }
        return terms;
    }

    static MessageSourceResolvable condition(Condition condition, RuleNames.Names names) {
        if (condition instanceof Condition.CredentialEarned earned) {
            return phrase("recognition.when.credential", names.credential(earned.definition()));
        } else if (condition instanceof Condition.AwardsCounted counted) {
            return phrase("recognition.when.awards" + (counted.each() ? ".each" : ""), counted.count());
        } else if (condition instanceof Condition.StackCompleted completed) {
            return phrase(
                    "recognition.when." + (names.isPathway(completed.stack()) ? "pathway" : "stack"),
                    names.stack(completed.stack()));
        } else if (condition instanceof Condition.AnyOfStack any) {
            return phrase("recognition.when.any", any.count(), names.stack(any.stack()));
        } else if (condition instanceof Condition.RoleHeld held) {
            return phrase("recognition.when.role", phrase("people.role." + held.role()));
        }
        Condition.ReviewsDone done = (Condition.ReviewsDone) condition;
        return phrase("recognition.when.reviews" + (done.each() ? ".each" : ""), done.count());
    }

    private static MessageSourceResolvable who(Who who, RuleNames.Names names) {
        List<MessageSourceResolvable> schools = who.schools().stream()
                .map(code -> plain(names.schools().getOrDefault(code, code)))
                .toList();
        List<MessageSourceResolvable> groups =
                who.contractGroups().stream().map(RuleSentence::plain).toList();
        if (schools.isEmpty() && groups.isEmpty()) {
            return phrase("recognition.who.everybody");
        } else if (groups.isEmpty()) {
            return phrase("recognition.who.schools", either(schools));
        } else if (schools.isEmpty()) {
            return phrase("recognition.who.groups", either(groups));
        }
        return phrase("recognition.who.both", either(groups), either(schools));
    }

    /** What a rule brings, in a few words. */
    public static MessageSourceResolvable grant(Grant grant) {
        if (grant instanceof Grant.Pay pay) {
            return phrase("recognition.what.pay" + (pay.yearly() ? ".yearly" : ""), money(pay.cents()));
        } else if (grant instanceof Grant.Time time) {
            return phrase("recognition.what.time", hundredths(time.hundredthsOfHours()));
        } else if (grant instanceof Grant.Eligibility role) {
            return phrase("recognition.what.role", role.role());
        }
        return phrase("recognition.what.credit", grant.unit());
    }

    /** What a row is worth. */
    public static MessageSourceResolvable amount(EntitlementKind kind, long amount, String unit) {
        return switch (kind) {
            case PAY -> money(amount);
            case CREDIT -> phrase("recognition.amount.credit", hundredths(amount), unit);
            case TIME -> phrase("recognition.amount.time", hundredths(amount));
            case ROLE -> phrase("recognition.what.role", unit);
        };
    }

    /** What many rows are worth; of a role, how many people are eligible. */
    static MessageSourceResolvable sum(EntitlementKind kind, long amount, String unit) {
        return kind == EntitlementKind.ROLE
                ? phrase("recognition.trial.roles", amount, unit)
                : amount(kind, amount, unit);
    }

    public static MessageSourceResolvable amount(EntitlementRow row) {
        return amount(row.kind(), row.kind() == EntitlementKind.PAY ? row.cents() : row.hundredths(), row.unit());
    }

    /** Why a row is as it is: what it rests on, and the arithmetic where a limit took part. */
    public static List<MessageSourceResolvable> why(
            EntitlementKind kind, String unit, long given, Reason reason, RuleNames.Names names) {
        List<MessageSourceResolvable> why = new ArrayList<>();
        if (!reason.grounds().isEmpty()) {
            why.add(phrase(
                    "recognition.why.awards",
                    together(reason.grounds().stream()
                            .map(ground -> phrase(
                                    "recognition.why.award", names.credential(ground.definition()), day(ground.on())))
                            .toList())));
        }
        why.addAll(besides(kind, unit, given, reason));
        return why;
    }

    /** Why a row is as it is, beside the awards that it rests on. */
    static List<MessageSourceResolvable> besides(EntitlementKind kind, String unit, long given, Reason reason) {
        List<MessageSourceResolvable> why = new ArrayList<>();
        if (reason.reviews() > 0) {
            why.add(phrase("recognition.why.reviews", reason.reviews()));
        }
        if (reason.before() > 0) {
            why.add(phrase("recognition.why.before", amount(kind, reason.before(), unit)));
        }
        if (reason.cap() != null) {
            why.add(phrase(
                    "recognition.why.cap." + reason.cap(),
                    amount(kind, reason.most(), unit),
                    amount(kind, given, unit),
                    amount(kind, reason.asked() - reason.before(), unit)));
        }
        return why;
    }

    /** Dollars. */
    public static MessageSourceResolvable money(long cents) {
        if (cents < 0) {
            return phrase("recognition.money.minus", money(-cents));
        }
        return phrase(cents % 100 == 0 ? "recognition.money.whole" : "recognition.money", BigDecimal.valueOf(cents, 2));
    }

    static BigDecimal hundredths(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

    static MessageSourceResolvable day(LocalDate day) {
        return phrase(
                "recognition.day",
                String.valueOf(day.getDayOfMonth()),
                phrase("recognition.month." + day.getMonthValue()),
                String.valueOf(day.getYear()));
    }

    private static MessageSourceResolvable together(List<MessageSourceResolvable> parts) {
        return joined("recognition.and", parts);
    }

    private static MessageSourceResolvable either(List<MessageSourceResolvable> parts) {
        return joined("recognition.or", parts);
    }

    private static MessageSourceResolvable joined(String last, List<MessageSourceResolvable> parts) {
        MessageSourceResolvable all = parts.isEmpty() ? plain("—") : parts.get(0);
        for (int at = 1; at < parts.size(); at++) {
            all = phrase(at == parts.size() - 1 ? last : "recognition.comma", all, parts.get(at));
        }
        return all;
    }

    private static MessageSourceResolvable plain(String text) {
        return phrase("recognition.plain", text);
    }

    /** A message with its arguments. */
    public static MessageSourceResolvable phrase(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
