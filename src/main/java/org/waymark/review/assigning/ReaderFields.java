package org.waymark.review.assigning;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What readers read, by their own word. */
@Component
@Transactional(readOnly = true)
class ReaderFields {

    private final ReaderFieldRepository fields;

    ReaderFields(ReaderFieldRepository fields) {
        this.fields = fields;
    }

    /** What one reader named, by kind; of a kind that is missing they read all. */
    record Reads(Map<ReaderField.Kind, Set<String>> named) {

        static final Reads ALL = new Reads(Map.of());

        boolean covers(DefinitionId definition, DefinitionContent content) {
            String area = content.about().area();
            return has(ReaderField.Kind.DEFINITION, definition.toString())
                    && has(ReaderField.Kind.LANGUAGE, content.about().language())
                    && (area.isEmpty() || has(ReaderField.Kind.SUBJECT, area));
        }

        boolean isNamed(ReaderField.Kind kind, String one) {
            return named.getOrDefault(kind, Set.of()).contains(one);
        }

        private boolean has(ReaderField.Kind kind, String one) {
            return !named.containsKey(kind) || isNamed(kind, one);
        }
    }

    /** Of those who named anything. */
    Map<PersonId, Reads> inDistrict(DistrictId district) {
        return byReader(fields.findByDistrict(district));
    }

    Reads of(PersonId reader, DistrictId district) {
        return byReader(fields.findByReaderAndDistrict(reader, district)).getOrDefault(reader, Reads.ALL);
    }

    /** Of these readers, those who do not read this. */
    Set<PersonId> notReading(
            Collection<PersonId> readers, DefinitionId definition, DefinitionContent content, DistrictId district) {
        Map<PersonId, Reads> reads = inDistrict(district);
        return readers.stream()
                .filter(reader -> !reads.getOrDefault(reader, Reads.ALL).covers(definition, content))
                .collect(Collectors.toSet());
    }

    private static Map<PersonId, Reads> byReader(Collection<ReaderField> rows) {
        Map<PersonId, Reads> reads = new HashMap<>();
        rows.forEach(row -> reads.computeIfAbsent(
                        row.reader(), reader -> new Reads(new EnumMap<>(ReaderField.Kind.class)))
                .named()
                .computeIfAbsent(row.kind(), kind -> new HashSet<>())
                .add(row.named()));
        return reads;
    }
}
