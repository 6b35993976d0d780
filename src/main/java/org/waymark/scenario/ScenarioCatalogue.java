package org.waymark.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionContent.KeyMethod;
import org.waymark.catalog.DefinitionContent.Prompt;
import org.waymark.catalog.DefinitionContent.Workload;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Definitions.Fresh;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.earners.Audience;

/** The micro-credentials of scenarios: three of each area, each asking for a plan and for what came of it. */
@Component
@Profile("sandbox")
class ScenarioCatalogue {

    /** What an area and the three in it are called. */
    private record Area(String name, List<String> titles) {}

    private static final List<Area> AREAS = List.of(
            new Area(
                    "Assessment",
                    List.of("Strategizing for Assessment", "Analyzing Student Work", "Designing Common Tasks")),
            new Area(
                    "Professional learning",
                    List.of("Planning Professional Learning", "Facilitating Team Meetings", "Coaching a Colleague")),
            new Area(
                    "Instruction",
                    List.of("Questioning for Thinking", "Structured Discussion", "Feedback That Moves Work")),
            new Area(
                    "Access",
                    List.of("Scaffolding Complex Texts", "Supporting Multilingual Learners", "Designing for Access")),
            new Area(
                    "Collaboration",
                    List.of("Building Trust in a Team", "Leading Inquiry Cycles", "Giving Feedback to Peers")),
            new Area(
                    "Community",
                    List.of("Partnering with Families", "Advocating with Evidence", "Sharing Practice in Public")),
            new Area("Clarity", List.of("Learning Targets", "Classroom Routines", "Student Self-Assessment")),
            new Area("Projects", List.of("Project Planning", "Digital Portfolios", "Student-Led Conferences")),
            new Area("Numbers", List.of("Number Talks", "Data Conversations", "Modeling with Data")),
            new Area("Literacy", List.of("Reading Across Subjects", "Writing to Learn", "Talk Before Text")),
            new Area("Together", List.of("Co-Teaching", "Small-Group Work", "Working with Specialists")));

    static final int IN_AREA = 3;

    private final Definitions definitions;

    ScenarioCatalogue(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Publishes so many, three of an area after three of another. */
    List<DefinitionVersion> publish(int count, DistrictId district) {
        List<Fresh> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Area area = AREAS.get(n / IN_AREA);
            all.add(new Fresh(
                    String.format(Locale.ROOT, "SC-%02d", n + 1),
                    "1.0.0",
                    content(area.titles().get(n % IN_AREA), area.name())));
        }
        return definitions.publishAll(district, all);
    }

    private static DefinitionContent content(String title, String area) {
        return new DefinitionContent(
                title,
                "Plans for \"" + title
                        + "\", carries the plan out with the own class or team, and says what it changed.",
                new KeyMethod(
                        "Plan-Do-Look-Say", "Plan one part, do it, look at what came of it, say what comes next."),
                List.of("One part at a time", "Work that shows it", "What comes next"),
                List.of(new Prompt("O1", "For whom did you choose this, and why?", "100-250")),
                List.of(
                        asked("A1", "DOCUMENT", "The plan of one part"),
                        asked("A2", "STUDENT_WORK", "What came of it, with your notes")),
                List.of(
                        criterion("C1", "The plan says what should change", "A1"),
                        criterion("C2", "The notes say what did change", "A2")),
                List.of(new Prompt("R1", "What will you leave out the next time, and why?", null)),
                new Workload(12, "4-6", "4-5", Map.of("plan", 3.0, "teach", 5.0, "write", 4.0)),
                Map.of(),
                new About(
                        area,
                        Set.of(Audience.EDUCATOR),
                        "en",
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        2,
                        About.Picture.PLAIN,
                        List.of(),
                        null));
    }

    private static EvidenceRequirement asked(String id, String kind, String title) {
        return new EvidenceRequirement(
                id, List.of(kind), title, 1, null, "NEVER", false, false, "The same told in words", false);
    }

    private static Criterion criterion(String id, String title, String from) {
        return new Criterion(
                id,
                title,
                List.of(from),
                Map.of(
                        RubricLevel.NOT_YET, "Nothing of it can be seen.",
                        RubricLevel.APPROACHING, "Some of it can be seen, without a reason.",
                        RubricLevel.DEMONSTRATED, "All of it can be seen, with reasons and examples."));
    }
}
