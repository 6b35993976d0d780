package org.waymark.scenario;

import static org.waymark.catalog.RubricLevel.APPROACHING;
import static org.waymark.catalog.RubricLevel.DEMONSTRATED;
import static org.waymark.catalog.RubricLevel.NOT_YET;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionContent.Prompt;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.certification.AnchorWork;
import org.waymark.review.certification.Anchors;
import org.waymark.review.certification.Certifications;

/** Sample pieces on which two experts agree, rated by one reader to the end and by another in part. */
@Component
@Profile("sandbox")
class SandboxSamples {

    /**
     * A piece of nobody's work, for a micro-credential that asks for a plan and for what children made.
     *
     * @param pauses the level of the first criterion
     * @param heard the level of the second
     */
    private record Piece(String plan, String works, RubricLevel pauses, RubricLevel heard) {}

    private static final List<Piece> PIECES = List.of(
            new Piece(
                    "Four pauses. At \"the door was open\" I wonder aloud who left it open, since the lock was new on page 2.",
                    "Three drawings, each with a note on what the child took from the open door, and what I ask next.",
                    DEMONSTRATED,
                    DEMONSTRATED),
            new Piece(
                    "Pauses after each page: Who is in the picture? What did they do?",
                    "Drawings of three children who often speak. They are lovely.",
                    NOT_YET,
                    NOT_YET),
            new Piece(
                    "I stop twice and say \"I wonder\". Once I point to the word \"still\" as my reason, once to nothing.",
                    "Three sentences children wrote, one of each table, without a note on any of them.",
                    APPROACHING,
                    APPROACHING),
            new Piece(
                    "Each pause names the line that made me stop, and what it made me expect.",
                    "Work of three children, one of whom rarely speaks; no notes on what they understood.",
                    DEMONSTRATED,
                    APPROACHING),
            new Piece(
                    "I ask what happened on this page, six times.",
                    "Three works with notes: what each child heard in the story, and what I read with them on Friday.",
                    NOT_YET,
                    DEMONSTRATED),
            new Piece(
                    "I wonder whether the fox is afraid, and go on. Later I wonder about the snow.",
                    "Three works with a note on each: she saw the snow as danger; he as play; she had stopped listening there.",
                    APPROACHING,
                    DEMONSTRATED),
            new Piece(
                    "Three pauses with the words of the text beside them, and a reason for each.",
                    "The best drawing of each table, by those who finished first.",
                    DEMONSTRATED,
                    NOT_YET),
            new Piece(
                    "No pauses are planned; I stop when somebody calls out.",
                    "Three drawings in a folder.",
                    NOT_YET,
                    APPROACHING),
            new Piece(
                    "I say what I wonder at three places; why there, the plan leaves open.",
                    "Two drawings by children who raised their hands.",
                    APPROACHING,
                    NOT_YET),
            new Piece(
                    "At \"nobody answered\" I stop, since everybody had answered before, and say what I think that means.",
                    "Three works with what each child took from the silence, and a question for tomorrow for each.",
                    DEMONSTRATED,
                    DEMONSTRATED));

    private static final Piece BEING_RATED = new Piece(
            "I stop where the song ends and wonder who will sing now; the verse before leaves it open.",
            "Notes on three children: who heard the song, who the silence, who neither.",
            DEMONSTRATED,
            DEMONSTRATED);

    private static final Piece BEING_WRITTEN =
            new Piece("Five pauses, one at each turn of the river.", "", APPROACHING, NOT_YET);

    private final Anchors anchors;
    private final Certifications certifications;

    SandboxSamples(Anchors anchors, Certifications certifications) {
        this.anchors = anchors;
        this.certifications = certifications;
    }

    /** The first reader rates all of them and one criterion otherwise than the experts; the second has begun. */
    void furnish(DistrictId district, DefinitionVersion version, List<PersonId> experts, List<PersonId> readers) {
        PersonId writer = experts.get(0);
        for (Piece piece : PIECES) {
            UUID anchor = drafted(piece, version, writer, district);
            anchors.freeze(anchor, writer, district);
            experts.forEach(expert -> anchors.score(anchor, levels(piece, version), expert, district));
        }
        UUID rated = drafted(BEING_RATED, version, writer, district);
        anchors.freeze(rated, writer, district);
        anchors.score(rated, levels(BEING_RATED, version), writer, district);
        drafted(BEING_WRITTEN, version, writer, district);

        rate(PIECES.size(), version, readers.get(0), district);
        rate(3, version, readers.get(1), district);
    }

    private void rate(int count, DefinitionVersion version, PersonId reader, DistrictId district) {
        UUID sitting = certifications.begin(version.id(), reader, district).orElseThrow();
        for (int i = 0; i < count; i++) {
            Certifications.Piece next =
                    certifications.sitting(sitting, reader, district).next();
            if (next == null) {
                return;
            }
            Piece piece = PIECES.stream()
                    .filter(each -> work(each, version).equals(next.work()))
                    .findFirst()
                    .orElseThrow();
            Map<String, RubricLevel> levels = levels(piece, version);
            if (piece.equals(PIECES.get(2))) {
                levels.replaceAll((criterion, level) -> DEMONSTRATED);
            }
            certifications.record(sitting, next.id(), levels, reader, district);
        }
    }

    private UUID drafted(Piece piece, DefinitionVersion version, PersonId writer, DistrictId district) {
        UUID anchor = anchors.draft(version.id(), writer, district);
        anchors.write(anchor, work(piece, version), 0, writer, district);
        return anchor;
    }

    private static AnchorWork work(Piece piece, DefinitionVersion version) {
        DefinitionContent content = version.content();
        Map<String, String> answers = new LinkedHashMap<>();
        for (Prompt prompt : content.overview()) {
            answers.put(prompt.id(), "Twenty children of seven, some of whom listen in a second language.");
        }
        for (Prompt prompt : content.reflection()) {
            answers.put(prompt.id(), "A child heard in it what I had read past, and I will wait longer there.");
        }
        return new AnchorWork(
                answers,
                Map.of(
                        content.evidence().get(0).id(), piece.plan(),
                        content.evidence().get(1).id(), piece.works()));
    }

    private static Map<String, RubricLevel> levels(Piece piece, DefinitionVersion version) {
        Map<String, RubricLevel> levels = new LinkedHashMap<>();
        levels.put(version.content().criteria().get(0).id(), piece.pauses());
        levels.put(version.content().criteria().get(1).id(), piece.heard());
        return levels;
    }
}
