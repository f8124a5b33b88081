/**
 * Xiaohongshu shops. The facts are those of public contracts and of an SDK; what they do not say is
 * called unconfirmed where it stands, and the codes of errors are placeholders.
 */
package dev.daybook.simulator.xiaohongshu;
