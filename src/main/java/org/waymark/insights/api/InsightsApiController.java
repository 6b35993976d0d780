package org.waymark.insights.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.waymark.insights.goals.GoalProgress;
import org.waymark.insights.overview.Insights;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.TableWords;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** The operator's API to what districts add up to: exact sums, and the tables of leads as they are shown. */
@RestController
class InsightsApiController {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private final LiveCounts counts;
    private final Insights insights;
    private final GoalProgress goals;
    private final TableWords words;
    private final Districts districts;

    InsightsApiController(
            LiveCounts counts, Insights insights, GoalProgress goals, TableWords words, Districts districts) {
        this.goals = goals;
        this.counts = counts;
        this.insights = insights;
        this.words = words;
        this.districts = districts;
    }

    /** @param tables names of tables that can be asked for */
    record Tables(@Nullable Instant countedAt, Set<String> tables) {}

    /** @param rows a line each: its name, then its numbers by the names of the columns, null where one is hidden */
    record Table(String table, boolean rounded, List<String> columns, List<Map<String, @Nullable Object>> rows) {}

    /** @param table all of them, as leads see them */
    record Goals(List<GoalProgress.Named> goals, Table table) {}

    /** Every district where none is named. */
    @GetMapping("/api/insights/summary")
    LiveCounts.Summary summary(@RequestParam(required = false) @Nullable String district) {
        List<DistrictId> meant = districts.meant(district);
        if (meant.isEmpty() && district != null && !district.isBlank()) {
            throw notFound("There is no district of that name.");
        }
        return meant.stream().map(counts::of).reduce(LiveCounts.Summary.nothing(), LiveCounts.Summary::plus);
    }

    @GetMapping("/api/insights/tables")
    Tables tables(@RequestParam String district) {
        DistrictId one = one(district);
        return new Tables(
                insights.countedAt(one).orElse(null), insights.tables(one).keySet());
    }

    @GetMapping("/api/insights/tables/{table}")
    Table table(@PathVariable String table, @RequestParam String district) {
        return found(insights.tables(one(district)).get(table));
    }

    @GetMapping("/api/insights/goals")
    Goals goals(@RequestParam String district) {
        DistrictId one = one(district);
        return new Goals(goals.named(one), found(goals.table(one)));
    }

    @GetMapping("/api/insights/goals/{goal}/tables/{table}")
    Table ofGoal(@PathVariable String goal, @PathVariable String table, @RequestParam String district) {
        return found(goals.tables(goal, one(district)).get(table));
    }

    private Table found(@Nullable InsightTable found) {
        if (found == null) {
            throw notFound("There is no such table, or nothing was counted yet.");
        }
        return new Table(
                found.name(),
                found.rounded(),
                found.columns().stream().map(InsightTable.Column::name).toList(),
                rows(found));
    }

    /** What all of this API says of itself, for everybody. */
    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .contentType(YAML)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(new ClassPathResource("openapi.yaml"));
    }

    private List<Map<String, @Nullable Object>> rows(InsightTable table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (InsightTable.Row row : table.rows()) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("name", words.name(row));
            for (int i = 0; i < table.columns().size(); i++) {
                cells.put(table.columns().get(i).name(), row.value(i));
            }
            rows.add(cells);
        }
        return rows;
    }

    private DistrictId one(String district) {
        List<DistrictId> meant = district.isBlank() ? List.of() : districts.meant(district);
        if (meant.size() != 1) {
            throw notFound("There is no district of that name.");
        }
        return meant.get(0);
    }

    private static ResponseStatusException notFound(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }
}
