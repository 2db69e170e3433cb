"""Documents (văn bản): decisions, notices, answers, minutes, vouchers, and what they are about."""
