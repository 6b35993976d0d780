package org.waymark.settings;

import org.springframework.data.jpa.repository.query.DeclaredQuery;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactories;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactory;
import org.springframework.data.jpa.repository.query.QueryEnhancerSelector;

/**
 * Queries are not parsed before Hibernate does: three hundred trees of a parser, kept as long as the program runs, would
 * serve those that are sorted or counted as somebody asks at run time, and the two of people that are, are plain enough.
 */
public class QueriesAsWritten implements QueryEnhancerSelector {

    @Override
    public QueryEnhancerFactory select(DeclaredQuery query) {
        return QueryEnhancerFactories.fallback();
    }
}
