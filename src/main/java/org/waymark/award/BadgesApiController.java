package org.waymark.award;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** The operator's API to what was issued. */
@RestController
class BadgesApiController {

    private static final int MOST = 1_000;

    private final Badges badges;
    private final Districts districts;

    BadgesApiController(Badges badges, Districts districts) {
        this.badges = badges;
        this.districts = districts;
    }

    /** What anybody may see first, then what is newest. */
    record Answer(List<Badges.Issued> badges) {}

    /** @param district a name or an id; every district where none is given */
    @GetMapping("/api/badges")
    Answer list(
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(defaultValue = "100") String limit) {
        int most = most(limit);
        return new Answer(named(district).stream()
                .flatMap(each -> badges.issued(each, most).stream())
                .sorted(Comparator.comparing(Badges.Issued::shared)
                        .thenComparing(Badges.Issued::at)
                        .reversed())
                .limit(most)
                .toList());
    }

    private List<DistrictId> named(@Nullable String district) {
        List<DistrictId> meant = districts.meant(district);
        if (meant.isEmpty() && district != null && !district.isBlank()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no district of that name.");
        }
        return meant;
    }

    private static int most(String limit) {
        if (!limit.matches("[1-9]\\d{0,3}") || Integer.parseInt(limit) > MOST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "\"limit\" must be a number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(limit);
    }
}
