package org.waymark.award;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Libraries of other makers, run by Node: {@code @digitalbazaar/vc} for proofs and status lists, {@code jose} for JWTs,
 * {@code @openid4vc/openid4vci} for wallets. npm fetches them into
 * {@code target/verifiers} as the lock file in {@code src/test/verifiers} names them; nothing is fetched while they verify.
 */
final class OtherVerifiers {

    private static final Path SOURCE = Path.of("src/test/verifiers");
    private static final Path HERE = Path.of(System.getProperty("waymark.verifiers", "target/verifiers"));

    private final JsonArrayBuilder cases = Json.createArrayBuilder();
    private final JsonObjectBuilder documents = JsonText.object();

    /** What an address on the web answers. */
    OtherVerifiers knowing(String address, JsonObject document) {
        documents.add(address, document);
        return this;
    }

    OtherVerifiers proof(String name, String credential) {
        cases.add(JsonText.object().add("name", name).add("credential", credential));
        return this;
    }

    OtherVerifiers png(String name, byte[] baked) {
        cases.add(JsonText.object()
                .add("name", name)
                .add("png", Base64.getEncoder().encodeToString(baked)));
        return this;
    }

    OtherVerifiers svg(String name, String baked) {
        cases.add(JsonText.object().add("name", name).add("svg", baked));
        return this;
    }

    OtherVerifiers jwt(String name, String jwt, String credential) {
        cases.add(JsonText.object().add("name", name).add("jwt", jwt).add("credential", credential));
        return this;
    }

    /** What they say, by the names of the cases: "verified", or why not. */
    Map<String, String> verdicts(Instant now) {
        return verdicts(now, "verify.mjs");
    }

    /** What {@code @digitalcredentials/verifier-core} says, of proofs alone. */
    Map<String, String> verdictsOfCore(Instant now) {
        return verdicts(now, "core.mjs");
    }

    private Map<String, String> verdicts(Instant now, String program) {
        installed();
        String input = JsonText.object()
                .add("now", now.toString())
                .add("documents", documents)
                .add("cases", cases)
                .build()
                .toString();
        JsonObject answers = JsonText.object(run(input, "node", program));
        Map<String, String> verdicts = new LinkedHashMap<>();
        answers.keySet().forEach(name -> verdicts.put(name, answers.getString(name)));
        return verdicts;
    }

    /** CPU milliseconds that the same library takes to sign this, once for each round. */
    static List<Double> costOfIssuing(JsonObject credential, int warmUp, int times, int rounds) {
        installed();
        String input = JsonText.object()
                .add("credential", credential)
                .add("warmUp", warmUp)
                .add("times", times)
                .add("rounds", rounds)
                .build()
                .toString();
        return JsonText.object(run(input, "node", "issue.mjs")).getJsonArray("costs").stream()
                .map(cost -> ((JsonNumber) cost).doubleValue())
                .toList();
    }

    /** What a wallet of another maker gets for an offer. */
    static JsonObject wallet(JsonObject input) {
        installed();
        return JsonText.object(run(input.toString(), "node", "wallet.mjs"));
    }

    private static void installed() {
        try {
            Files.createDirectories(HERE);
            for (String file : List.of(
                    "package.json",
                    "package-lock.json",
                    "contexts.mjs",
                    "verify.mjs",
                    "core.mjs",
                    "issue.mjs",
                    "wallet.mjs")) {
                Files.copy(SOURCE.resolve(file), HERE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Path lock = HERE.resolve("node_modules/.package-lock.json");
            if (!Files.exists(lock)
                    || Files.getLastModifiedTime(lock)
                                    .compareTo(Files.getLastModifiedTime(SOURCE.resolve("package-lock.json")))
                            < 0) {
                run("", "npm", "ci", "--no-audit", "--no-fund");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String input, String... command) {
        try {
            Path in = Files.writeString(HERE.resolve("input.json"), input);
            Path out = HERE.resolve("output.json");
            Path errors = HERE.resolve("errors.txt");
            Process process = new ProcessBuilder(command)
                    .directory(HERE.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + ": " + Files.readString(errors, StandardCharsets.UTF_8));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
