package org.waymark.catalog.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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

    /** The same for two imports that would do the same. */
    String hash() {
        try {
            byte[] said = lines.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it makes or changes what this code names. */
    boolean does(String kind, String id) {
        return lines.stream()
                .anyMatch(line -> line.outcome() != ImportLine.Outcome.UNCHANGED
                        && line.kind().equals(kind)
                        && line.id().equals(id));
    }

    public boolean changesNothing() {
        return lines(ImportLine.Outcome.UNCHANGED).size() == lines.size();
    }
}
