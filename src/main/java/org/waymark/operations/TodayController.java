package org.waymark.operations;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the operator begins: what needs a person today. */
@Controller
class TodayController {

    private final Figures figures;

    TodayController(Figures figures) {
        this.figures = figures;
    }

    /** A need with how much of it there is; its key is part of message keys. */
    record Line(String key, long count, String href) {}

    /** A node as its row says it; in gigabytes and seconds. */
    record NodeLine(String name, Instant at, double free, double total, boolean locked, boolean away, double apart) {

        static NodeLine of(Node node) {
            return new NodeLine(
                    node.name(),
                    node.at(),
                    node.of(Figure.DISK_FREE) / 1e9,
                    node.of(Figure.DISK_TOTAL) / 1e9,
                    node.of(Figure.FOLDER_LOCKED) > 0,
                    node.of(Figure.STORE_AWAY) > 0,
                    node.of(Figure.CLOCK_APART));
        }
    }

    @GetMapping("/admin/today")
    String today(Model model) {
        Reading reading = figures.fresh();
        model.addAttribute("needs", lines(reading));
        model.addAttribute("nodes", reading.nodes().stream().map(NodeLine::of).toList());
        model.addAttribute("at", reading.at());
        return "operations/today";
    }

    private static List<Line> lines(Reading reading) {
        return Arrays.stream(Need.values())
                .map(need -> new Line(need.key(), need.count(reading), need.href()))
                .filter(line -> line.count() > 0)
                .toList();
    }
}
