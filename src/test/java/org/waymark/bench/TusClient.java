package org.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Brings files to an evidence page as the script of that page does: announced, and then in pieces of 32 MB. */
class TusClient {

    private static final long PIECE = 32L * 1024 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI page;
    private final String cookie;
    private final String csrf;
    private final String criterion;

    TusClient(URI page, String cookie, String csrf, String criterion) {
        this.page = page;
        this.cookie = cookie;
        this.csrf = csrf;
        this.criterion = criterion;
    }

    void upload(Path file) throws IOException, InterruptedException {
        upload(file, PIECE);
    }

    void upload(Path file, long piece) throws IOException, InterruptedException {
        long length = Files.size(file);
        HttpResponse<String> announced = http.send(
                request(URI.create(page + "/uploads"))
                        .header("Upload-Length", String.valueOf(length))
                        .header(
                                "Upload-Metadata",
                                "filename " + base64(file.getFileName().toString()) + ",criteria " + base64(criterion))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        expect(201, announced);
        URI upload = page.resolve(announced.headers().firstValue("Location").orElseThrow());
        for (long at = 0; at < length; at += piece) {
            expect(
                    204,
                    http.send(
                            request(upload)
                                    .header("Upload-Offset", String.valueOf(at))
                                    .header("Content-Type", "application/offset+octet-stream")
                                    .method("PATCH", Bytes.part(file, at, Math.min(piece, length - at)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
        }
    }

    /** The page that the files were brought to. */
    String page() throws IOException, InterruptedException {
        HttpResponse<String> shown = http.send(request(page).build(), HttpResponse.BodyHandlers.ofString());
        expect(200, shown);
        return shown.body();
    }

    /** Reads a file whole, and answers how long it is. */
    long download(String path) throws IOException, InterruptedException {
        HttpResponse<String> leads =
                http.send(request(page.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        expect(302, leads);
        URI address = page.resolve(leads.headers().firstValue("Location").orElseThrow());
        try (var in = http.send(request(address).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            long length = 0;
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
            }
            return length;
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(5))
                .header("Cookie", cookie)
                .header("X-CSRF-TOKEN", csrf)
                .header("Tus-Resumable", "1.0.0");
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().method() + " " + answer.uri() + " answered " + answer.statusCode()
                    + ": " + answer.body());
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
