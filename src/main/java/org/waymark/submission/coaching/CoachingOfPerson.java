package org.waymark.submission.coaching;

import java.io.IOException;
import java.time.Clock;
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

/**
 * Whom somebody let look, whom they looked in on, and what they wrote. With an earner goes all that was said of their work; what
 * a coach said of somebody else's stays with that person, under the number.
 */
@Component
@Order(25)
@Transactional
class CoachingOfPerson implements PersonalData, ErasurePart {

    private final CompanionRepository companions;
    private final ThreadRepository threads;
    private final Clock clock;

    CoachingOfPerson(CompanionRepository companions, ThreadRepository threads, Clock clock) {
        this.companions = companions;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "coaching.privacy.heading";
    }

    @Override
    public String name() {
        return "coaching";
    }

    @Override
    public Set<String> tables() {
        return Set.of("companion", "coaching_thread", "coaching_comment");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        add(
                lines,
                "coaching.privacy.companions",
                companions.about(person, district).size());
        add(lines, "coaching.privacy.comments", threads.countWrittenBy(person, district));
        return lines;
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Companion> about = companions.about(person, district);
        List<CoachingComment> written = threads.writtenBy(person, district);
        if (!about.isEmpty() || !written.isEmpty()) {
            List<CompanionId> own = about.stream()
                    .filter(companion -> companion.earner().equals(person))
                    .map(Companion::id)
                    .toList();
            archive.json(
                    "coaches-and-colleagues.json",
                    Map.of(
                            "looked",
                                    about.stream()
                                            .map(companion -> companion(companion, person))
                                            .toList(),
                            "saidOfYourWork",
                                    own.isEmpty()
                                            ? List.of()
                                            : threads.of(own, district).stream()
                                                    .map(thread -> thread(thread, person))
                                                    .toList(),
                            "youWrote",
                                    written.stream()
                                            .map(comment -> comment(comment, person))
                                            .toList()));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        List<Companion> about = companions.about(erasure.person(), erasure.district());
        long own = about.stream()
                .filter(companion -> companion.earner().equals(erasure.person()))
                .count();
        if (own > 0) {
            lines.add(ErasureLine.erased("coaching.erasure.own", own));
        }
        if (about.size() > own) {
            lines.add(ErasureLine.pseudonymised("coaching.erasure.others", about.size() - own));
        }
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        companions.removeOf(erasure.person(), erasure.district());
        for (Companion companion : companions.about(erasure.person(), erasure.district())) {
            companion.end(clock.instant());
            threads.of(List.of(companion.id()), erasure.district())
                    .forEach(thread ->
                            thread.comments().forEach(comment -> comment.isSaid(erasure.without(comment.text()))));
        }
        companions.flush();
        threads.flush();
    }

    private static Map<String, Object> companion(Companion companion, PersonId person) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("who", companion.earner().equals(person) ? "looked at your work" : "whose work you looked at");
        all.put("as", companion.kind());
        all.put("microCredential", companion.definition().toString());
        all.put("invitedAt", companion.invitedAt());
        if (companion.untilAt() != null) {
            all.put("until", companion.untilAt());
        }
        if (companion.endedAt() != null) {
            all.put("endedAt", companion.endedAt());
        }
        return all;
    }

    private static Map<String, Object> thread(CoachingThread thread, PersonId person) {
        return Map.of(
                "about",
                thread.anchor(),
                "said",
                thread.comments().stream()
                        .map(comment -> comment(comment, person))
                        .toList());
    }

    private static Map<String, Object> comment(CoachingComment comment, PersonId person) {
        return Map.of(
                "by",
                comment.author().equals(person) ? "you" : "the other",
                "at",
                comment.writtenAt(),
                "text",
                comment.text());
    }

    private static void add(List<MessageSourceResolvable> lines, String key, long count) {
        if (count > 0) {
            lines.add(new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {count}));
        }
    }
}
