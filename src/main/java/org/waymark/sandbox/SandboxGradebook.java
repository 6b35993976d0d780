package org.waymark.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Line items and scores (AGS 2.0), with Moodle's ways of taking and losing grades. */
@Service
@Profile("sandbox")
@Transactional
class SandboxGradebook {

    private static final Set<String> ACTIVITY =
            Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final Set<String> GRADING = Set.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

    private final JdbcClient jdbc;
    private final SandboxTools tools;

    SandboxGradebook(JdbcClient jdbc, SandboxTools tools) {
        this.jdbc = jdbc;
        this.tools = tools;
    }

    @Transactional(readOnly = true)
    List<SandboxLineItem> items() {
        return tools.all().stream().flatMap(tool -> itemsOf(tool).stream()).toList();
    }

    @Transactional(readOnly = true)
    List<SandboxLineItem> itemsOf(SandboxTool tool) {
        return jdbc.sql("select id, client_id as clientId, link_id as linkId, label, score_maximum as scoreMaximum,"
                        + " resource_id as resourceId, tag from sandbox_line_item where client_id = ? order by id")
                .param(tool.clientId())
                .query(SandboxLineItem.class)
                .list();
    }

    /** The column of a copied link: empty, and about the same as its original's. */
    void copy(SandboxLineItem original, long toLink) {
        jdbc.sql("insert into sandbox_line_item (client_id, link_id, label, score_maximum, resource_id, tag)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(original.clientId())
                .param(toLink)
                .param(original.label())
                .param(original.scoreMaximum())
                .param(original.resourceId())
                .param(original.tag())
                .update();
    }

    /** The link's own column, if there is exactly one; a second one takes the claim away, as in Moodle. */
    @Transactional(readOnly = true)
    Optional<SandboxLineItem> onlyItemOf(SandboxTool tool, long linkId) {
        List<SandboxLineItem> all = itemsOf(tool).stream()
                .filter(item -> item.linkId() != null && item.linkId() == linkId)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    @Transactional(readOnly = true)
    SandboxLineItem item(SandboxTool tool, long id) {
        return itemsOf(tool).stream()
                .filter(item -> item.id() == id)
                .findFirst()
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.NOT_FOUND, "Line item does not exist"));
    }

    SandboxLineItem add(SandboxTool tool, @Nullable Long linkId, JsonNode asked, @Nullable String otherLabel) {
        SandboxLineItem item = read(tool, 0, linkId, asked, otherLabel);
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into sandbox_line_item (client_id, link_id, label, score_maximum, resource_id, tag)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(item.clientId())
                .param(item.linkId())
                .param(item.label())
                .param(item.scoreMaximum())
                .param(item.resourceId())
                .param(item.tag())
                .update(key, "id");
        return item(tool, Objects.requireNonNull(key.getKeyAs(Long.class)));
    }

    /** As in Moodle a new maximum rescales the grades, and a tag or resourceId left out is cleared. */
    SandboxLineItem change(SandboxTool tool, long id, JsonNode asked) {
        SandboxLineItem before = item(tool, id);
        SandboxLineItem after = read(tool, id, before.linkId(), asked, null);
        jdbc.sql("update sandbox_line_item set label = ?, score_maximum = ?, resource_id = ?, tag = ? where id = ?")
                .param(after.label())
                .param(after.scoreMaximum())
                .param(after.resourceId())
                .param(after.tag())
                .param(id)
                .update();
        jdbc.sql("update sandbox_score set score = score * ? / ? where line_item_id = ?")
                .params(after.scoreMaximum(), before.scoreMaximum(), id)
                .update();
        return item(tool, id);
    }

    void remove(SandboxTool tool, long id) {
        item(tool, id);
        jdbc.sql("delete from sandbox_line_item where id = ?").param(id).update();
    }

    @Transactional(readOnly = true)
    List<SandboxScore> scores(SandboxLineItem item) {
        return jdbc.sql("select * from sandbox_score where line_item_id = ? order by user_id")
                .param(item.id())
                .query((row, number) -> new SandboxScore(
                        row.getLong("line_item_id"),
                        row.getString("user_id"),
                        row.getBigDecimal("score"),
                        row.getString("comment"),
                        row.getString("activity_progress"),
                        row.getString("grading_progress"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        SandboxTimes.read(row, "graded_at")))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<SandboxScore> score(SandboxLineItem item, String userId) {
        return scores(item).stream()
                .filter(score -> score.userId().equals(userId))
                .findFirst();
    }

    /** AGS 2.0, 3.4: each score message replaces all that was there before. */
    void post(SandboxTool tool, long id, JsonNode sent) {
        SandboxLineItem item = item(tool, id);
        SandboxScore score = read(item, sent);
        SandboxScore before = score(item, score.userId()).orElse(null);
        refuseOlder(item, score, before);
        if (before != null && score.gradedAt() == null && !SandboxMode.now().progressClearsGrade()) {
            score = score.keepingTheGradeOf(before);
        }
        jdbc.sql("delete from sandbox_score where line_item_id = ? and user_id = ?")
                .params(item.id(), score.userId())
                .update();
        jdbc.sql("insert into sandbox_score (line_item_id, user_id, score, comment, activity_progress,"
                        + " grading_progress, sent_at, graded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(item.id())
                .param(score.userId())
                .param(score.score())
                .param(score.comment())
                .param(score.activityProgress())
                .param(score.gradingProgress())
                .param(SandboxTimes.column(score.sentAt()))
                .param(score.gradedAt() == null ? null : SandboxTimes.column(score.gradedAt()))
                .update();
    }

    private static void refuseOlder(SandboxLineItem item, SandboxScore score, @Nullable SandboxScore before) {
        SandboxMode mode = SandboxMode.now();
        if (mode.refusesEqualSeconds()) {
            Instant stored = before == null ? null : before.gradedAt();
            if (stored != null && !wholeSeconds(score.sentAt()).isAfter(wholeSeconds(stored))) {
                throw new SandboxRefusal(
                        HttpStatus.CONFLICT, "Refusing score with an earlier timestamp for item " + item.id());
            }
        } else if (before != null && score.sentAt().isBefore(before.sentAt())) {
            throw SandboxRefusal.badRequest("timestamp must be later than that of the last score");
        }
    }

    private static SandboxScore read(SandboxLineItem item, JsonNode sent) {
        String user = needed(sent, "userId");
        String activity = needed(sent, "activityProgress");
        String grading = needed(sent, "gradingProgress");
        Instant at = timestamp(needed(sent, "timestamp"));
        require(ACTIVITY.contains(activity), "Unknown activityProgress " + activity);
        require(GRADING.contains(grading), "Unknown gradingProgress " + grading);
        SandboxMode mode = SandboxMode.now();
        SandboxPerson learner = mode.person(user)
                .filter(SandboxPerson::learner)
                .orElseThrow(() -> new SandboxRefusal(mode.refusesOthersWith(), mode.wordsForOthers(user)));
        BigDecimal points = points(item, sent);
        boolean graded = points != null && grading.equals("FullyGraded");
        return new SandboxScore(
                item.id(),
                learner.id(),
                graded ? points : null,
                SandboxJson.string(sent, "comment"),
                activity,
                grading,
                at,
                graded ? at : null);
    }

    /** The score in points of the column; null where none was given. */
    private static @Nullable BigDecimal points(SandboxLineItem item, JsonNode sent) {
        BigDecimal given = number(sent, "scoreGiven");
        BigDecimal maximum = number(sent, "scoreMaximum");
        require(maximum == null || maximum.signum() > 0, "scoreMaximum must be greater than 0");
        require(
                maximum == null || !SandboxMode.now().wantsWholeMaximum() || isWhole(maximum),
                "scoreMaximum must be a whole number");
        require(given == null || given.signum() >= 0, "scoreGiven must not be negative");
        if (given == null) {
            return null;
        }
        if (maximum == null) {
            throw SandboxRefusal.badRequest("scoreGiven needs scoreMaximum");
        }
        BigDecimal points = given.multiply(item.scoreMaximum()).divide(maximum, 5, RoundingMode.HALF_UP);
        return SandboxMode.now().clipsScores() ? points.min(item.scoreMaximum()) : points;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static String needed(JsonNode sent, String name) {
        String value = SandboxJson.string(sent, name);
        if (value == null) {
            throw SandboxRefusal.badRequest("Incorrect score received: " + name + " is missing");
        }
        return value;
    }

    private static SandboxLineItem read(
            SandboxTool tool, long id, @Nullable Long linkId, JsonNode asked, @Nullable String otherLabel) {
        String label = SandboxJson.string(asked, "label");
        String named = label == null ? otherLabel : label;
        BigDecimal maximum = number(asked, "scoreMaximum");
        String resourceId = SandboxJson.string(asked, "resourceId");
        String tag = SandboxJson.string(asked, "tag");
        if (named == null || named.length() > 255) {
            throw SandboxRefusal.badRequest("label must have 1 to 255 characters");
        }
        require(
                maximum == null || !SandboxMode.now().wantsWholeMaximum() || isWhole(maximum),
                "scoreMaximum must be a whole number");
        if (maximum == null || maximum.signum() <= 0) {
            throw SandboxRefusal.badRequest("scoreMaximum must be a number greater than 0");
        }
        require(tag == null || tag.length() <= 255, "tag must have at most 255 characters");
        require(resourceId == null || resourceId.length() <= 255, "resourceId must have at most 255 characters");
        return new SandboxLineItem(id, tool.clientId(), linkId, named, maximum, resourceId, tag);
    }

    private static @Nullable BigDecimal number(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        require(value.isNumber(), name + " must be a number");
        return value.decimalValue();
    }

    /** AGS 2.0, 3.4.7: ISO 8601 with a zone. */
    private static Instant timestamp(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw SandboxRefusal.badRequest("Incorrect score received: timestamp needs a date, a time and a zone");
        }
    }

    private static Instant wholeSeconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw SandboxRefusal.badRequest(otherwise);
        }
    }
}
