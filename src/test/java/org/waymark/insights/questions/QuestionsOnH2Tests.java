package org.waymark.insights.questions;

import org.waymark.OnH2;

@OnH2
class QuestionsOnH2Tests extends QuestionsContract {}
