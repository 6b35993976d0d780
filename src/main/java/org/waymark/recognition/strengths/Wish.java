package org.waymark.recognition.strengths;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;

/**
 * What a lead looks for.
 *
 * @param words of a competency or a title; may be empty
 * @param criterion words of a criterion that was demonstrated; may be empty
 * @param definition a micro-credential; null for any
 * @param since awarded on that day or later; null for whenever
 * @param openTo null for whatever
 */
record Wish(
        String words,
        String criterion,
        @Nullable DefinitionId definition,
        @Nullable LocalDate since,
        @Nullable OpenTo openTo) {}
