package org.waymark.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of itself in its first entry.
 *
 * @param format how the archive is written
 * @param baseUrl where its badges are at home
 * @param schema the versions of the schema, oldest first
 * @param sealed a text under the secret of the place it came from, by which that secret is known
 * @param files whether evidence is in it
 */
record Manifest(int format, Instant takenAt, String baseUrl, List<String> schema, byte[] sealed, boolean files) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    Manifest {
        sealed = sealed.clone();
        schema = List.copyOf(schema);
    }

    @Override
    public byte[] sealed() {
        return sealed.clone();
    }

    /**
     * The last entry.
     *
     * @param sum of all bytes before it
     * @param rows how many of each table
     * @param files how many files of evidence
     * @param lost the keys of files that have a row and could not be read; what is in the archive of such a file is not it
     */
    record End(
            String sum,
            Map<String, Long> rows,
            long files,
            @Nullable List<String> lost) {

        static final String ENTRY = "end.json";

        End {
            rows = Map.copyOf(rows);
            lost = lost == null ? List.of() : List.copyOf(lost);
        }

        @Override
        public List<String> lost() {
            return lost == null ? List.of() : lost;
        }

        long allRows() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * A part of a table's rows.
     *
     * @param columns their names, in the order of the values
     */
    record Rows(String table, List<String> columns, List<List<@Nullable String>> rows) {

        static final String FOLDER = "tables/";

        Rows {
            columns = List.copyOf(columns);
        }
    }
}
