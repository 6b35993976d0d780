package org.waymark.catalog;

import java.util.List;
import java.util.Map;

/**
 * One judged quality.
 *
 * @param id unique within the version, such as C1
 * @param from ids of the evidence requirements it is judged from
 * @param levels what each level looks like
 */
public record Criterion(String id, String title, List<String> from, Map<RubricLevel, String> levels) {}
