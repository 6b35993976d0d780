package org.waymark.catalog.authoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pages of the editor, in the order of the task list. */
enum Section {
    ABOUT(new AboutPage()),
    COMPETENCY(new CompetencyPage()),
    METHOD(new MethodPage()),
    RESEARCH(new ResearchPage()),
    OVERVIEW(new PromptsPage(PromptsPage.OVERVIEW)),
    EVIDENCE(new EvidencePage()),
    CRITERIA(new CriteriaPage()),
    REFLECTION(new PromptsPage(PromptsPage.REFLECTION)),
    WORKLOAD(new WorkloadPage()),
    ALIGNMENT(new AlignmentPage()),
    READERS(new ReadersPage()),
    PICTURE(new PicturePage());

    private final SectionPage page;

    Section(SectionPage page) {
        this.page = page;
    }

    SectionPage page() {
        return page;
    }

    /** The last part of its address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The page at this address, if there is one. */
    static Optional<Section> at(String path) {
        return Arrays.stream(values())
                .filter(section -> section.path().equals(path))
                .findFirst();
    }
}
