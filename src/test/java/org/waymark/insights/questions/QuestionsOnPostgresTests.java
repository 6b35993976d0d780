package org.waymark.insights.questions;

import org.waymark.OnPostgres;

@OnPostgres
class QuestionsOnPostgresTests extends QuestionsContract {}
