package org.waymark.catalog.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an import will do, or did, line by line. */
record ImportPlan(List<ImportLine> lines, List<Fault> warnings) {

    List<ImportLine> lines(ImportLine.Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).toList();
    }

    public List<ImportLine> made() {
        return lines(ImportLine.Outcome.MADE);
    }

    public List<ImportLine> changed() {
        return lines(ImportLine.Outcome.CHANGED);
    }

    public List<ImportLine> unchanged() {
        return lines(ImportLine.Outcome.UNCHANGED);
    }

    public List<ImportLine> drafted() {
        return lines(ImportLine.Outcome.DRAFTED);
    }

    public List<ImportLine> overwrites() {
        return lines(ImportLine.Outcome.OVERWRITES);
    }

    public List<ImportLine> revives() {
        return lines(ImportLine.Outcome.REVIVES);
    }

    public List<ImportLine> later() {
        return lines(ImportLine.Outcome.LATER);
    }

    /** Goals are a lead's to set. */
    public boolean needsLead() {
        return lines.stream()
                .anyMatch(line -> line.outcome().does() && line.kind().equals("goal"));
    }

    /** The same for two imports that would do the same. */
    String hash() {
        try {
            byte[] said = lines.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The codes of one kind that it does something with. */
    Set<String> does(String kind) {
        return lines.stream()
                .filter(line -> line.outcome().does() && line.kind().equals(kind))
                .map(ImportLine::id)
                .collect(Collectors.toSet());
    }

    public boolean changesNothing() {
        return lines.stream().noneMatch(line -> line.outcome().does());
    }
}
