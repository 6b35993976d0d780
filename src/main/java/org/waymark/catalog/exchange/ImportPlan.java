package org.waymark.catalog.exchange;

import java.util.List;

/** What an import will do, or did, line by line. */
record ImportPlan(List<ImportLine> lines, List<Fault> warnings) {

    List<ImportLine> lines(ImportLine.Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).toList();
    }

    boolean changesNothing() {
        return lines(ImportLine.Outcome.UNCHANGED).size() == lines.size();
    }
}
