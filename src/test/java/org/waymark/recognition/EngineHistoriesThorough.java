package org.waymark.recognition;

/** Three times as many histories. */
class EngineHistoriesThorough extends EngineHistoriesTests {}
