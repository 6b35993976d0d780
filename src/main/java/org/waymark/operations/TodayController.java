package org.waymark.operations;

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

    @GetMapping("/admin/today")
    String today(Model model) {
        Reading reading = figures.fresh();
        model.addAttribute("needs", lines(reading));
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
