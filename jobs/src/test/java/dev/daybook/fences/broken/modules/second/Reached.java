package dev.daybook.fences.broken.modules.second;

public class Reached {}
