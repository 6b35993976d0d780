package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waymark.Route;

class PageAuditListTests {

    private static final String PAGE = "/admin/goals/{code}";

    @Test
    void onlyPagesThatThereAreNeedAReasonNotToBeLookedAt() {
        Set<String> pages = PagesLookedAt.pages().stream().map(Route::path).collect(Collectors.toSet());
        assertThat(pages).containsAll(PagesLookedAt.reasons().keySet());
    }

    @Test
    void everyReasonIsASentence() {
        assertThat(PagesLookedAt.reasons())
                .allSatisfy((page, reason) -> assertThat(reason).as(page).matches("[A-Z]\\S*( \\S+){3,}\\."));
    }

    @Test
    void aPageThatNobodyLookedAtIsNamed() {
        assertThat(PagesLookedAt.forgotten(Set.of()))
                .anyMatch(problem -> problem.startsWith(PAGE + " is not looked at"));
    }

    @Test
    void aPageIsNotLookedAtWhereItsNeighbourIs() {
        assertThat(PagesLookedAt.forgotten(Set.of("/admin/goals/new")))
                .anyMatch(problem -> problem.startsWith(PAGE + " is not looked at"));
    }
}
