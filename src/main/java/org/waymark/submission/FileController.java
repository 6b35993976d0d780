package org.waymark.submission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.ScratchFiles;

/** Hands out files, whole or in the ranges that a player asks for (RFC 9110, 14). */
@Controller
class FileController {

    /** The page that a file is part of. */
    private static final String PAGE = FileController.class.getName() + ".page";

    private final FileAddresses addresses;
    private final Map<String, EvidenceDoor> doors;
    private final EvidenceFiles files;
    private final CleanPictures pictures;
    private final ScratchFiles scratch;

    FileController(
            FileAddresses addresses,
            List<EvidenceDoor> doors,
            EvidenceFiles files,
            CleanPictures pictures,
            ScratchFiles scratch) {
        this.addresses = addresses;
        this.doors = doors.stream().collect(Collectors.toMap(EvidenceDoor::name, Function.identity()));
        this.files = files;
        this.pictures = pictures;
        this.scratch = scratch;
    }

    @GetMapping("/files/{token}")
    void file(
            @PathVariable String token,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FileAddresses.Address address = addresses.read(token, me, request).orElseThrow(SubmissionNotFound::new);
        EvidenceDoor door = Optional.ofNullable(doors.get(address.door())).orElseThrow(SubmissionNotFound::new);
        EvidenceFile file = door.open(address.of(), address.item(), me);
        if (addresses.expired(address)) {
            // Who still may, goes on, as in the middle of a long recording.
            response.sendRedirect(addresses.fresh(door, address.of(), address.item(), me, request));
        } else if (request.getParameter(FileAddresses.PAGE) != null) {
            sendPage(file, request.getParameter(FileAddresses.PAGE), response);
        } else if (file.unsigned() && UnsignedCopy.of(file.mediaType())) {
            request.setAttribute(PAGE, door.page(address.of()));
            sendUnsigned(file, "GET".equals(request.getMethod()), response);
        } else {
            headers(file, response);
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            response.setHeader(HttpHeaders.ETAG, tag(file));
            Slice slice = Slice.of(file, request);
            slice.announce(file, response);
            if (slice.length() > 0 && "GET".equals(request.getMethod())) {
                send(file, slice, response);
            }
        }
    }

    private void sendPage(EvidenceFile file, String page, HttpServletResponse response) throws IOException {
        byte[] png = page.matches(FileAddresses.A_PAGE) && file.drawn()
                ? DrawnPage.draw(() -> files.open(file.key()), Integer.parseInt(page), DrawnPage.SIDE, scratch)
                        .orElseThrow(SubmissionNotFound::new)
                : null;
        if (png == null) {
            throw new SubmissionNotFound();
        }
        response.setContentType(MediaType.IMAGE_PNG_VALUE);
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setContentLength(png.length);
        written(response.getOutputStream(), png, png.length);
    }

    private static void headers(EvidenceFile file, HttpServletResponse response) {
        ContentDisposition.Builder disposition =
                file.inline() ? ContentDisposition.inline() : ContentDisposition.attachment();
        response.setContentType(file.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        // What a person sent may do nothing in our name: no script, no form, no frame of ours, no guessing of its type.
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    /** Whole, however much of it is asked for: it is made anew each time. */
    private void sendUnsigned(EvidenceFile file, boolean body, HttpServletResponse response) throws IOException {
        if (!body) {
            headers(file, response);
            return;
        }
        Path copy = scratch.fresh();
        try {
            UnsignedCopy.write(file.mediaType(), () -> files.open(file.key()), copy, pictures, scratch);
            headers(file, response);
            response.setContentLengthLong(Files.size(copy));
            Files.copy(copy, response.getOutputStream());
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Never the file with its maker's name instead. */
    @ExceptionHandler
    ModelAndView notShown(NotUnsigned problem, HttpServletRequest request, HttpServletResponse response) {
        if (problem.busy()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return new ModelAndView(
                "submission/not-shown",
                Map.of("busy", problem.busy(), "back", String.valueOf(request.getAttribute(PAGE))),
                problem.busy() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String tag(EvidenceFile file) {
        return '"' + file.sha256() + '"';
    }

    /** What of a file is asked for. */
    private record Slice(HttpStatus status, long from, long length) {

        /** One range is served; several at once, or one of another edition of the file, are the whole of it. */
        static Slice of(EvidenceFile file, HttpServletRequest request) {
            Slice whole = new Slice(HttpStatus.OK, 0, file.bytes());
            String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
            String asked = request.getHeader(HttpHeaders.RANGE);
            if (asked == null || ifRange != null && !ifRange.equals(tag(file))) {
                return whole;
            }
            List<HttpRange> ranges;
            try {
                ranges = HttpRange.parseRanges(asked);
            } catch (IllegalArgumentException notARange) {
                return whole;
            }
            if (ranges.size() != 1) {
                return whole;
            }
            long from = ranges.get(0).getRangeStart(file.bytes());
            if (from >= file.bytes()) {
                return new Slice(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, 0, 0);
            }
            return new Slice(HttpStatus.PARTIAL_CONTENT, from, ranges.get(0).getRangeEnd(file.bytes()) - from + 1);
        }

        void announce(EvidenceFile file, HttpServletResponse response) {
            response.setStatus(status.value());
            response.setContentLengthLong(length);
            if (status == HttpStatus.PARTIAL_CONTENT) {
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (from + length - 1) + "/" + file.bytes());
            } else if (status == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE) {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes());
            }
        }
    }

    private void send(EvidenceFile file, Slice slice, HttpServletResponse response) throws IOException {
        try (InputStream in = files.open(file.key(), slice.from(), slice.length())) {
            OutputStream out = response.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (long left = slice.length(); left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("a file in the evidence store is shorter than its row says");
                }
                left -= read;
                if (!written(out, buffer, read)) {
                    return;
                }
            }
        }
    }

    /** False when whoever asked has gone, as a player does at each leap. */
    private static boolean written(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
