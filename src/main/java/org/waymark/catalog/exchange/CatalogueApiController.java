package org.waymark.catalog.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.waymark.catalog.PlainText;
import org.waymark.people.DistrictId;

/** The operator's API to a district's catalogue as a file. */
@RestController
class CatalogueApiController {

    private static final int LONGEST_NAME = 255;
    private static final MediaType JSON = new MediaType("application", "json");

    private final CatalogueImports imports;
    private final CatalogueExports exports;
    private final MessageSource messages;

    CatalogueApiController(CatalogueImports imports, CatalogueExports exports, MessageSource messages) {
        this.imports = imports;
        this.exports = exports;
        this.messages = messages;
    }

    /** One part of the file. */
    record Part(
            int line,
            String kind,
            String id,
            String title,
            @Nullable String version,
            @Nullable String before) {}

    /** One fault or warning. */
    record Said(int line, String path, String problem) {}

    /** What an import did, or with {@code dryRun} would do. */
    record Answer(
            String district,
            boolean dryRun,
            boolean districtMade,
            List<Part> made,
            List<Part> changed,
            List<Part> overwritten,
            List<Part> revived,
            List<Part> unchanged,
            List<Said> warnings) {}

    @PostMapping("/api/catalogue/import")
    ResponseEntity<Answer> take(
            @RequestParam String district,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean overwriteDrafts,
            @RequestParam(defaultValue = "false") boolean revive,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
            HttpServletRequest request)
            throws IOException {
        String name = named(district);
        TextFile.Kind kind = kind(type);
        byte[] body = request.getInputStream().readNBytes(TextFile.LARGEST + 1);
        CatalogueFile file = CatalogueFile.read(body, kind);
        Importer operator = Importer.operator(overwriteDrafts, revive);
        CatalogueImports.Done done =
                dryRun ? imports.preview(name, file, operator) : imports.take(name, file, operator);
        boolean nothingNew = dryRun || done.plan().changesNothing() && !done.districtMade();
        return ResponseEntity.status(nothingNew ? HttpStatus.OK : HttpStatus.CREATED)
                .contentType(JSON)
                .body(new Answer(
                        name,
                        dryRun,
                        done.districtMade(),
                        parts(done.plan(), ImportLine.Outcome.MADE),
                        parts(done.plan(), ImportLine.Outcome.CHANGED),
                        parts(done.plan(), ImportLine.Outcome.OVERWRITES),
                        parts(done.plan(), ImportLine.Outcome.REVIVES),
                        parts(done.plan(), ImportLine.Outcome.UNCHANGED),
                        said(done.plan().warnings())));
    }

    @GetMapping("/api/catalogue/export")
    ResponseEntity<byte[]> give(
            @RequestParam String district,
            @RequestParam(required = false) @Nullable String stack,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        ExportFormat format = ExportFormat.accepted(accept);
        DistrictId known = exports.district(named(district))
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no district of that name."));
        String file = stack == null
                ? exports.whole(known, format)
                : exports.stack(stack, known, format)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "The district offers no stack or pathway of that code."));
        return ResponseEntity.ok()
                .contentType(format.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler(FileRefused.class)
    ResponseEntity<ProblemDetail> refused(FileRefused refused) {
        List<Said> faults = said(refused.faults());
        boolean tooLarge = refused.faults().stream().anyMatch(fault -> fault.is("too-large"));
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT,
                "Nothing was imported. Faults found: " + faults.size()
                        + (faults.size() == Faults.MOST ? " or more" : "") + ".");
        problem.setTitle("The file was refused");
        problem.setProperty("faults", faults);
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String named(String district) {
        String name = district.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || PlainText.fault(name).isPresent()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "\"district\" must be a name of 1 to " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    /** A form has been taken apart before anyone could read it as a file. */
    private static TextFile.Kind kind(@Nullable String contentType) {
        if (contentType == null) {
            return TextFile.Kind.UNKNOWN;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Charset charset = Optional.ofNullable(type.getCharset()).orElse(StandardCharsets.UTF_8);
            boolean form = type.getSubtype().contains("form");
            if (!form && (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII))) {
                return TextFile.Kind.of(type.getSubtype());
            }
        } catch (IllegalArgumentException unknown) {
            // Said below.
        }
        throw new ResponseStatusException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Send the file itself as application/yaml or application/json, in UTF-8.");
    }

    private List<Said> said(List<Fault> faults) {
        return faults.stream()
                .map(fault ->
                        new Said(fault.line(), fault.path(), messages.getMessage(fault.problem(), Locale.ENGLISH)))
                .toList();
    }

    private static List<Part> parts(ImportPlan plan, ImportLine.Outcome outcome) {
        return plan.lines(outcome).stream()
                .map(line -> new Part(line.line(), line.kind(), line.id(), line.title(), line.version(), line.before()))
                .toList();
    }
}
